#include "cli/commands/ping.hpp"

#include "cli/printer.hpp"
#include "connector/probe.hpp"

namespace rconn::cli {

int run_ping(const std::vector<Target>& targets, const Options& options) {
  Printer printer(CommandId::ping, options);
  const auto print = [&printer](const Report& report) { printer.print(report); };
  if (!probe(targets, Errand::ping, print)) printer.cut_short();
  return printer.exit_status();
}

}  // namespace rconn::cli
