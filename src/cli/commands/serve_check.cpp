#include "cli/commands/serve_check.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "cli/commands/serve_setup.hpp"
#include "cli/config/operation_names.hpp"
#include "cli/options/text/escape.hpp"
#include "cli/output/words/counted.hpp"
#include "connector/net/process/signal_catcher.hpp"
#include "connector/values/verdict.hpp"

namespace rconn::cli {
namespace {

std::vector<std::string> lines_of(const LoadedSetup& loaded) {
  std::vector<std::string> lines;
  for (const ListedTarget& target : loaded.setup.catalogue->listed()) {
    lines.push_back(
        fmt::format("target {}: {}, module {}, {}{}{}", target.name, endpoint(target.plan.target),
                    target.plan.module, config::info(target.plan.operation).name,
                    target.plan.target.tls ? ", TLS" : "", target.watched ? ", watched" : ""));
  }
  for (const config::Module& module : loaded.file.modules) {
    lines.push_back(fmt::format("module {}: {}", module.name,
                                config::info(module.set.operation.value_or(Operation::ping)).name));
  }
  for (const config::AllowPattern& pattern : loaded.file.serve.allow) {
    lines.push_back(fmt::format("allow {}", pattern.text));
  }
  return lines;
}

}  // namespace

int check_configuration(const NamedTargets& named, const Options& options,
                        const Environment& environment, Console& console) {
  const auto loaded = load_setup(named.targets, options, environment);
  if (!loaded) {
    console.err(text::for_terminal("rconn: serve: " + loaded.error().message) + "\n");
    return info(caught_signal() == 0 ? Verdict::not_attempted : Verdict::interrupted).exit;
  }
  const LoadedSetup& setup = loaded.value();
  if (const auto address = address_of(setup, options); !address) {
    console.err(text::for_terminal("rconn: serve: " + address.error().message) + "\n");
    return info(Verdict::not_attempted).exit;
  }
  warn_of_url(setup, options, console);
  if (!options.quiet) {
    const std::size_t count = setup.setup.catalogue->listed().size();
    const std::string line = fmt::format(
        "{}: {}, {}, {}", setup.file.path.empty() ? "no configuration file" : setup.file.path,
        counted(count, "target"), counted(setup.setup.catalogue->modules().size(), "module"),
        counted(setup.file.serve.allow.size(), "pattern"));
    const std::string none = count == 0 ? ": no target is listed" : "";
    console.out(text::for_terminal(line + none) + "\n");
    for (const std::string& each : options.verbose ? lines_of(setup) : std::vector<std::string>()) {
      console.out(text::for_terminal(each) + "\n");
    }
  }
  return console.finish() ? info(Verdict::ready).exit : info(Verdict::not_attempted).exit;
}

}  // namespace rconn::cli
