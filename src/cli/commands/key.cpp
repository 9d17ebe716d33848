#include "cli/commands/commands.hpp"

#include "cli/output/printer.hpp"
#include "connector/values/report.hpp"

namespace rconn::cli {

int run_key(const NamedTargets& named, const Options& options) {
  Printer printer(CommandId::key, options);
  for (const Target& target : named.targets) printer.print(report_on_key(target));
  return printer.finish();
}

}  // namespace rconn::cli
