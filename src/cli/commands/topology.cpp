#include "cli/commands/commands.hpp"

#include "cli/output/printer.hpp"
#include "connector/run/probe.hpp"

namespace rconn::cli {

int run_topology(const NamedTargets& named, const Options& options) {
  Printer printer(CommandId::topology, options);
  const auto print = [&printer](const Report& report, std::size_t) { printer.print(report); };
  if (!probe(named.targets, Job{.errand = Errand::topology}, print)) printer.cut_short();
  return printer.finish();
}

}  // namespace rconn::cli
