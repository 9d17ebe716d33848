#include "cli/commands/commands.hpp"

#include "cli/output/printer.hpp"
#include "connector/net/process/signal_catcher.hpp"
#include "connector/values/report.hpp"

namespace rconn::cli {

int run_key(const NamedTargets& named, const Options& options, Console& console) {
  Printer printer(CommandId::key, options, console);
  for (const Target& target : named.targets) {
    if (!console.wait_for_room()) break;
    printer.print(report_on_key(target));
  }
  if (caught_signal() != 0) printer.note_end(RunEnd::interrupted);
  return printer.finish();
}

}  // namespace rconn::cli
