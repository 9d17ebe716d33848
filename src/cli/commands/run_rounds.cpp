#include "cli/commands/run_rounds.hpp"

#include "cli/output/text/waiting_line.hpp"

namespace rconn::cli {

RunEnd run_rounds(Operation operation, const Rounds& rounds, const OnReport& print,
                  const Options& options, Console& console) {
  WaitingLine waiting(console);
  RunListener listener;
  listener.on_report = [&waiting, &print](const Report& report, std::size_t place) {
    waiting.clear();
    print(report, place);
  };
  listener.room = [&console] { return console.room(); };
  if (!options.quiet) {
    listener.on_waiting = [&waiting](const Report& so_far, const UnderWay& under_way) {
      return waiting.show(so_far, under_way);
    };
  }
  return run(operation, rounds, listener);
}

}  // namespace rconn::cli
