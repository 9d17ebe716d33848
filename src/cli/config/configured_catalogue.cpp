#include "cli/config/configured_catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cli/config/asked_target.hpp"
#include "cli/config/endpoint.hpp"
#include "cli/options/text/nearest.hpp"

namespace rconn::cli::config {
namespace {

// The settings of a topology belong to the login: they say who gets it. The module that is asked
// for may only choose another master.
std::shared_ptr<const TopologySettings> settings_of_login(
    const std::shared_ptr<const TopologySettings>& own,
    const std::shared_ptr<const TopologySettings>& asked) {
  if (!asked || !asked->master) return own;
  TopologySettings settings = own ? *own : TopologySettings{};
  settings.master = asked->master;
  return std::make_shared<const TopologySettings>(std::move(settings));
}

Result<ProbePlan, ProbeRefusal> plan_with(const Built& module, TargetSpec spec) {
  auto target = module.builder->build(std::move(spec));
  if (!target) {  // the words may name the user, whom clients need not know
    return ProbeRefusal{ProbeRefusal::Why::malformed,
                        fmt::format("the module {} does not fit this target", module.name)};
  }
  return ProbePlan{std::move(target).value(), module.operation, module.name};
}

}  // namespace

bool has_login(const Target& target) {
  const auto& settings = target.topology_settings;
  return target.credentials || (settings && settings->sentinel_credentials);
}

std::vector<std::string> ConfiguredCatalogue::modules() const {
  std::vector<std::string> names;
  for (const auto& each : modules_) names.push_back(each->name);
  return names;
}

const Built* ConfiguredCatalogue::find_module(std::string_view name) const {
  const auto found =
      std::ranges::find_if(modules_, [name](const auto& module) { return module->name == name; });
  return found == modules_.end() ? nullptr : found->get();
}

ProbeRefusal ConfiguredCatalogue::no_module(std::string_view asked) const {
  const std::vector<std::string> names = modules();
  const std::vector<std::string_view> known(names.begin(), names.end());
  return {ProbeRefusal::Why::no_module,
          "there is no module of that name" + text::did_you_mean(asked, known)};
}

std::vector<std::size_t> ConfiguredCatalogue::fitting(std::vector<std::size_t> places,
                                                      const TargetSpec& asked) const {
  std::erase_if(places, [&](std::size_t i) {
    const Target& target = listed_[i].plan.target;
    return (asked.tls && !target.tls) || (asked.database && asked.database != target.database);
  });
  return places;
}

std::size_t ConfiguredCatalogue::best(const std::vector<std::size_t>& places,
                                      std::string_view module) const {
  const auto found =
      std::ranges::find_if(places, [&](std::size_t i) { return listed_[i].plan.module == module; });
  return found == places.end() ? places.front() : *found;
}

Result<ProbePlan, ProbeRefusal> ConfiguredCatalogue::plan_of(std::size_t place,
                                                             const Built* module) const {
  const ListedTarget& listed = listed_[place];
  if (module == nullptr || module->name == listed.plan.module) return listed.plan;
  const std::optional<Credentials>& login = listed.plan.target.credentials;
  TargetSpec spec = kept_[place].spec;
  if (kept_[place].own_login && login) spec.password = login->password;  // the module may lack one
  auto built = plan_with(*module, std::move(spec));
  if (!built) return built;
  Target& target = built.value().target;
  target.named = listed.plan.target.named;
  target.labels = listed.plan.target.labels;
  if (listed.plan.target.tls) target.tls = listed.plan.target.tls;
  if (kept_[place].own_login) {
    target.credentials = login;
    target.secret_source = listed.plan.target.secret_source;
    target.topology_settings =
        settings_of_login(listed.plan.target.topology_settings, target.topology_settings);
  } else if (has_login(target)) {
    confine(target);  // the file does not give this login to what the target advertises
  }
  return built;
}

void ConfiguredCatalogue::confine(Target& target) const {
  const auto& given = target.topology_settings;
  TopologySettings settings = given ? *given : TopologySettings{};
  settings.policy = std::make_shared<const MemberPolicy>(
      [known = std::shared_ptr<const KnownPlaces>(known_), tls = target.tls != nullptr](
          const std::string& host, int port) { return known->takes_member(host, port, tls); });
  target.topology_settings = std::make_shared<const TopologySettings>(std::move(settings));
}

Result<ProbePlan, ProbeRefusal> ConfiguredCatalogue::allowed_plan(const Built& module,
                                                                  TargetSpec spec) const {
  auto built = plan_with(module, std::move(spec));
  if (built) confine(built.value().target);
  return built;
}

Result<ProbePlan, ProbeRefusal> ConfiguredCatalogue::find(std::string_view target,
                                                          std::string_view module) const {
  const Built* const asked_module = module.empty() ? nullptr : find_module(module);
  if (!module.empty() && asked_module == nullptr) return no_module(module);
  if (const auto named = by_name_.find(target); named != by_name_.end()) {
    return plan_of(named->second, asked_module);
  }
  const auto spec = asked_target(target);
  if (!spec) return ProbeRefusal{ProbeRefusal::Why::malformed, spec.error().message};
  const Endpoint endpoint = endpoint_of(spec.value().host, spec.value().port);
  const std::vector<std::size_t> there = known_->at(endpoint);
  const std::vector<std::size_t> meant = fitting(there, spec.value());
  if (!meant.empty()) return plan_of(best(meant, module), asked_module);
  // What is listed is reached as it is listed, whatever the patterns allow.
  if (!there.empty()) {
    return ProbeRefusal{ProbeRefusal::Why::not_allowed,
                        "this address is listed, but not with this database or not with TLS"};
  }
  if (!known_->allows(endpoint)) {
    return ProbeRefusal{ProbeRefusal::Why::not_allowed,
                        "this target is not listed, and no pattern under 'allow' matches it"};
  }
  return allowed_plan(asked_module ? *asked_module : *find_module(default_module), spec.value());
}

std::vector<std::size_t> ConfiguredCatalogue::places_of(std::string_view target) const {
  if (const auto named = by_name_.find(target); named != by_name_.end()) return {named->second};
  const auto spec = asked_target(target);
  if (!spec) return {};
  return fitting(known_->at(endpoint_of(spec.value().host, spec.value().port)), spec.value());
}

}  // namespace rconn::cli::config
