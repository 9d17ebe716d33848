#include "cli/commands/commands.hpp"

#include "cli/commands/run_rounds.hpp"
#include "cli/output/printer.hpp"
#include "connector/net/process/signal_catcher.hpp"

namespace rconn::cli {

int run_endpoint(const NamedTargets& named, const Options& options, Console& console) {
  Printer printer(CommandId::endpoint, options, console);
  const auto print = [&printer](const Report& report, std::size_t) { printer.print(report); };
  if (options.resolve) {
    printer.note_end(
        run_rounds(Operation::resolve, Rounds{named.targets}, print, options, console));
  } else {
    for (const Target& target : named.targets) {
      if (!console.wait_for_room()) break;
      printer.print(report_on(target));
    }
    if (caught_signal() != 0) printer.note_end(RunEnd::interrupted);
  }
  return printer.finish();
}

}  // namespace rconn::cli
