#include "cli/commands/commands.hpp"

#include "cli/output/printer.hpp"
#include "connector/run/run.hpp"

namespace rconn::cli {

int run_endpoint(const NamedTargets& named, const Options& options) {
  Printer printer(CommandId::endpoint, options);
  const auto print = [&printer](const Report& report, std::size_t) { printer.print(report); };
  if (options.resolve) {
    const RunEnd end = run(Operation::resolve, Rounds{named.targets}, {.on_report = print});
    if (end == RunEnd::interrupted) printer.cut_short();
  } else {
    for (const Target& target : named.targets) printer.print(report_on(target));
  }
  return printer.finish();
}

}  // namespace rconn::cli
