#include "connector/run/perform.hpp"

#include "connector/diagnosis/trace.hpp"
#include "connector/ladder/ping_target.hpp"
#include "connector/run/scheduling.hpp"
#include "connector/topology/survey.hpp"

namespace rconn {

std::function<void()> on_idle_of(Operation operation, std::size_t targets) {
  if (operation != Operation::topology && targets <= 1) return {};
  return [] {};
}

// Not a coroutine, to save a frame: thousands may be alive at once.
asio::awaitable<void> perform(Operation operation, const Target& target, RunContext& context,
                              Report& report) {
  switch (operation) {
    case Operation::ping:
      return ping_target(target, context, report);
    case Operation::trace:
      return trace_target(target, context, report);
    case Operation::topology:
      return survey_topology(target, context, report);
    case Operation::resolve:
      break;
  }
  return resolve_target(target, context, report);
}

}  // namespace rconn
