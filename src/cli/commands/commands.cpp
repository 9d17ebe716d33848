#include "cli/commands/commands.hpp"

#include <array>
#include <cstddef>

#include "connector/values/table.hpp"

namespace rconn::cli {
namespace {

struct Runner {
  CommandId command;
  int (*run)(const NamedTargets& named, const Options& options, Console& console);
};

constexpr std::array table{
    Runner{CommandId::ping, run_ping},   Runner{CommandId::trace, run_trace},
    Runner{CommandId::wait, run_wait},   Runner{CommandId::topology, run_topology},
    Runner{CommandId::check, run_check}, Runner{CommandId::watch, run_watch},
    Runner{CommandId::idle, run_idle},   Runner{CommandId::serve, run_serve},
    Runner{CommandId::key, run_key},     Runner{CommandId::endpoint, run_endpoint},
};

static_assert(is_complete(table, &Runner::command, CommandId::endpoint),
              "one row for each command, in the order of the enum");

}  // namespace

std::optional<Operation> operation_of(CommandId command, const Options& options) {
  switch (command) {
    case CommandId::ping:
    case CommandId::check:
      return Operation::ping;
    case CommandId::trace:
      return Operation::trace;
    case CommandId::topology:
    case CommandId::watch:  // these two ask who the master is, too
    case CommandId::idle:
    case CommandId::serve:  // a module says what is done
      return Operation::topology;
    case CommandId::wait:
      return options.topology ? Operation::topology : Operation::ping;
    case CommandId::endpoint:
      return options.resolve ? std::optional(Operation::resolve) : std::nullopt;
    case CommandId::key:
      break;
  }
  return std::nullopt;
}

int run_command(CommandId command, const NamedTargets& named, const Options& options,
                Console& console) {
  return table.at(static_cast<std::size_t>(command)).run(named, options, console);
}

}  // namespace rconn::cli
