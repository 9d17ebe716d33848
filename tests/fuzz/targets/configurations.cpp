// The configuration file: any text, and the targets that a client of serve may ask for.

#include "cli/config/asked_target.hpp"
#include "cli/config/catalogue.hpp"
#include "cli/config/parse_config.hpp"
#include "cli/options/option_table.hpp"
#include "connector/net/deadline.hpp"
#include "connector/values/text/split.hpp"
#include "fuzz/fuzz_target.hpp"
#include "fuzz/generated_report.hpp"
#include "fuzz/properties.hpp"

namespace {

using namespace rconn;
using namespace rconn::cli;
using namespace rconn::cli::config;
using namespace rconn::fuzz;

// Whether each copy of the secret is the value of a key that begins like a password.
bool is_well_placed(std::string_view text) {
  if (text.find("\"\"\"") != std::string_view::npos || text.find("'''") != std::string_view::npos) {
    return false;
  }
  for (const std::string_view line : split(text, '\n')) {
    const auto at = line.find(secret);
    if (at == std::string_view::npos) continue;
    const auto equals = line.find('=');
    const bool is_value = equals != std::string_view::npos && equals < at;
    if (!is_value || !line.starts_with("pass")) return false;
  }
  return true;
}

// Without what would read a file or run a command.
ConfigFile without_passwords(ConfigFile file) {
  const auto strip = [](OptionSet& set) {
    set.password_command.reset();
    std::erase_if(set.options, [](const GivenOption& given) {
      const std::string_view name = given.spec->name;
      return name == "pass-file" || name == "user" || name == "cacert" || name == "cacertdir" ||
             name == "cert" || name == "key";
    });
  };
  for (Module& module : file.modules) strip(module.set);
  for (NamedTarget& target : file.targets) strip(target.own);
  return file;
}

// Whatever is allowed, is allowed for what will be connected to, and keeps TLS.
void require_guarded(const ConfigFile& file, const Catalogue& catalogue, const std::string& asked) {
  for (const std::string& module : catalogue.modules()) {
    const auto found = catalogue.find(asked, module);
    if (!found) {
      require(!found.error().words.empty(), "a refusal says why");
      continue;
    }
    const Target& target = found.value().target;
    const Endpoint endpoint = endpoint_of(target.host, target.port);
    const bool listed = std::ranges::any_of(catalogue.listed(), [&](const ListedTarget& each) {
      const Target& known = each.plan.target;
      return endpoint_of(known.host, known.port) == endpoint && (!known.tls || target.tls);
    });
    const bool allowed = std::ranges::any_of(
        file.serve.allow, [&](const AllowPattern& pattern) { return matches(pattern, endpoint); });
    require(listed || allowed, "only what is listed or allowed is connected to", asked);
    if (asked.starts_with("rediss://") && !catalogue.listed().empty()) {
      require(target.tls != nullptr || target.named != asked, "TLS is kept", asked);
    }
  }
}

void run(Input input) {
  const std::string asked = with_secrets(input.piece());
  const std::string text = with_secrets(input.rest());
  const auto spec = asked_target(asked);
  if (!spec) require_absent(secret, spec.error().message);
  if (spec) require(!spec.value().user && !spec.value().password, "no credentials are asked for");
  const auto file = parse_config(text, "file");
  if (!file) {
    require(file.error().message.starts_with("file, line "), "an error says where", text);
    if (is_well_placed(text)) require_absent(secret, file.error().message);
    return;
  }
  const ConfigFile stripped = without_passwords(file.value());
  const auto catalogue =
      make_catalogue(stripped, {}, {}, net::Clock::now() + std::chrono::seconds(1));
  if (catalogue) require_guarded(stripped, *catalogue.value(), asked);
}

const FuzzTarget target{"configurations", run};

}  // namespace
