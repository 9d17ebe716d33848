#include "cli/commands/commands.hpp"

#include "cli/output/printer.hpp"
#include "connector/run/run.hpp"

namespace rconn::cli {

int run_topology(const NamedTargets& named, const Options& options, Console& console) {
  Printer printer(CommandId::topology, options, console);
  const auto print = [&printer](const Report& report, std::size_t) { printer.print(report); };
  const RunEnd end = run(Operation::topology, Rounds{named.targets},
                         {.on_report = print, .room = [&printer] { return printer.room(); }});
  printer.note_end(end);
  return printer.finish();
}

}  // namespace rconn::cli
