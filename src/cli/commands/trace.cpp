#include "cli/commands/commands.hpp"

#include "cli/output/printer.hpp"
#include "connector/run/run.hpp"

namespace rconn::cli {

int run_trace(const NamedTargets& named, const Options& options, Console& console) {
  Printer printer(CommandId::trace, options, console);
  const auto show = [&printer](const Report& report, Rung rung) { printer.show(report, rung); };
  const auto print = [&printer](const Report& report, std::size_t) { printer.print(report); };
  const RunListener listener{
      .on_report = print, .on_rung = show, .room = [&printer] { return printer.room(); }};
  const RunEnd end = run(Operation::trace, Rounds{named.targets}, listener);
  printer.note_end(end);
  return printer.finish();
}

}  // namespace rconn::cli
