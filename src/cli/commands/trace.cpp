#include "cli/commands/commands.hpp"

#include "cli/commands/run_rounds.hpp"
#include "cli/output/printer.hpp"

namespace rconn::cli {

int run_trace(const NamedTargets& named, const Options& options, Console& console) {
  Printer printer(CommandId::trace, options, console);
  const auto print = [&printer](const Report& report, std::size_t) { printer.print(report); };
  const RunEnd end = run_rounds(Operation::trace, Rounds{named.targets}, print, options, console);
  printer.note_end(end);
  return printer.finish();
}

}  // namespace rconn::cli
