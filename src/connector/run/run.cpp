#include "connector/run/run.hpp"

#include <optional>
#include <system_error>

#include "connector/net/event_loop.hpp"
#include "connector/net/process/descriptor_limit.hpp"
#include "connector/run/scheduling.hpp"

namespace rconn {
namespace {

bool needs_many_descriptors(Operation operation, const Schedule& schedule) {
  return operation == Operation::topology || std::holds_alternative<Fleet>(schedule);
}

// The report on a target when the event loop could not be created.
Report report_without_loop(const Target& target, const std::system_error& error) {
  Report report = report_on(target);
  report.probed = true;
  report.stopped_at = Rung::connect;
  report.failure = Failure{Fault::local_limit, error.what()};
  return report;
}

// Reports on every target of a run whose event loop could not be created.
class WithoutLoop {
 public:
  WithoutLoop(const std::system_error& error, const OnReport& on_report)
      : error_(error), on_report_(on_report) {}

  void operator()(const Rounds& rounds) {
    for (const Target& target : rounds.targets) emit(report_without_loop(target, error_));
  }

  void operator()(const Fleet& fleet) {
    for (Pull pull = fleet.next(); pull.target; pull = fleet.next()) {
      emit(report_without_loop(*pull.target, error_));
    }
  }

  void operator()(const Wait& wait) {
    for (const Target& target : wait.targets) {
      Report report = report_without_loop(target, error_);
      report.wait = WaitResult{.tries = 1, .end = RunEnd::hopeless};
      emit(report);
    }
  }

 private:
  void emit(const Report& report) { on_report_(report, place_++); }

  const std::system_error& error_;
  const OnReport& on_report_;
  std::size_t place_ = 0;
};

}  // namespace

RunEnd run(Operation operation, const Schedule& schedule, const RunListener& listener) {
  std::optional<RaisedDescriptorLimit> descriptors;
  if (needs_many_descriptors(operation, schedule)) descriptors.emplace();
  std::optional<EventLoop> loop;
  try {
    loop.emplace();
  } catch (const std::system_error& error) {
    std::visit(WithoutLoop(error, listener.on_report), schedule);
    return RunEnd::hopeless;
  }
  Scheduling scheduling{operation, listener, *loop, descriptors ? descriptors->count() : 0};
  return std::visit([&scheduling](const auto& each) { return run_schedule(each, scheduling); },
                    schedule);
}

}  // namespace rconn
