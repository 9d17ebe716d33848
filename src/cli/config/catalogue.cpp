#include "cli/config/catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cli/config/configured_catalogue.hpp"
#include "cli/config/endpoint.hpp"
#include "cli/config/key_error.hpp"
#include "cli/config/operation_names.hpp"
#include "cli/options/option_table.hpp"
#include "connector/ladder/tls_contexts.hpp"

namespace rconn::cli::config {
namespace {

bool names_login(const OptionSet& set) {
  return names_password(set) || std::ranges::any_of(set.options, [](const GivenOption& given) {
           return given.spec->name == "user";
         });
}

// Why the options of a table are refused. What the command line says of a user without a password
// names flags that no file takes.
UsageError refused(const KeyError& wrong, const UsageError& error) {
  const OptionSet& set = wrong.set;
  const bool has_user =
      std::ranges::find(set.places, std::string_view("user"), &KeyPlace::key) != set.places.end();
  if (has_user && !names_password(set)) {
    if (error.message.starts_with("user '")) {
      return wrong.of("user: it needs a password: pass-file or pass-command");
    }
    if (error.message.starts_with("--user ")) {
      return wrong.of("user: it is the name only: give the password by pass-file or pass-command");
    }
  }
  return wrong.of(error.message);
}

bool names_what_can_be_wrong(const TlsSettings& settings) {
  return settings.ca_file || settings.ca_directory || settings.certificate || settings.key ||
         settings.ciphers || settings.ciphersuites;
}

}  // namespace

std::optional<UsageError> ConfiguredCatalogue::add_module(std::string_view path,
                                                          const Module& module, bool is_base) {
  const KeyError wrong{{path, "modules." + module.name}, module.line, module.set};
  auto built = build(module.name, module.set, {});  // not with the environment's password
  if (!built) return refused(wrong, built.error());
  TargetSpec any;
  any.shown = any.host = "localhost";
  const auto target = built.value()->builder->build(any);
  if (!target && !is_base) return refused(wrong, target.error());
  if (target) {
    if (const auto problem = check_tls(target.value())) return wrong.of(*problem);
  }
  modules_.push_back(std::move(built).value());
  return std::nullopt;
}

std::optional<UsageError> ConfiguredCatalogue::add_target(std::string_view path,
                                                          const NamedTarget& named,
                                                          const OptionSet& set,
                                                          const Environment& environment) {
  const KeyError wrong{{path, "targets." + named.name}, named.line, set};
  auto built = build(named.name, set, environment);
  if (!built) return refused(wrong, built.error());
  auto target = built.value()->builder->build(named.spec);
  if (!target) return refused(wrong, target.error());
  if (const auto problem = check_tls(target.value())) return wrong.of(*problem);
  target.value().labels = named.labels;
  ProbePlan plan{std::move(target).value(), built.value()->operation, named.module};
  list({named.name, std::move(plan), named.watched}, {named.spec, names_login(named.own)});
  builders_.push_back(std::move(built).value());
  return std::nullopt;
}

std::optional<UsageError> ConfiguredCatalogue::add_given(const Target& target) {
  if (const auto found = by_name_.find(target.named); found != by_name_.end()) {
    if (found->second >= first_given_) return std::nullopt;
    return UsageError{
        fmt::format("'{}' is also the name of a target of the configuration file", target.named)};
  }
  if (const auto problem = check_tls(target)) {
    return UsageError{fmt::format("{}: a TLS option of the command line: {}", target.named,
                                  in_words(problem->detail))};
  }
  TargetSpec spec;
  spec.shown = target.named;
  spec.host = target.host;
  spec.port = target.port;
  spec.tls = target.tls != nullptr;
  spec.database = target.database;
  // It has no module: what it has for Sentinels is its own, too.
  list({target.named, {target, Operation::ping, std::string(default_module)}, false},
       {std::move(spec), has_login(target)});
  return std::nullopt;
}

Parsed<std::unique_ptr<Built>> ConfiguredCatalogue::build(const std::string& name,
                                                          const OptionSet& set,
                                                          const Environment& environment) {
  auto built = std::make_unique<Built>();
  built->name = name;
  built->operation = set.operation.value_or(Operation::ping);
  auto options = options_of(for_probes(set, info(built->operation).command));
  if (!options) return std::move(options).error();
  built->options = std::move(options).value();
  const BuilderContext context{.end = end_, .already = &already_, .numbers = false};
  auto builder = TargetBuilder::of(built->options, environment, context);
  if (!builder) return std::move(builder).error();
  built->builder.emplace(std::move(builder).value());
  return built;
}

void ConfiguredCatalogue::list(ListedTarget target, Kept kept) {
  known_->add(endpoint_of(kept.spec.host, kept.spec.port), target.plan.target.tls != nullptr);
  by_name_.emplace(target.name, listed_.size());
  listed_.push_back(std::move(target));
  kept_.push_back(std::move(kept));
}

// A missing trust store of the system is no fault of the configuration: the probes tell it.
std::optional<Failure> ConfiguredCatalogue::check_tls(const Target& target) {
  if (!target.tls || !names_what_can_be_wrong(*target.tls)) return std::nullopt;
  if (!checked_.insert(target.tls).second) return std::nullopt;
  auto problem = tls_problem(*target.tls);
  if (problem && problem->fault != Fault::tls_config) return std::nullopt;
  return problem;
}

Parsed<std::shared_ptr<const Catalogue>> make_catalogue(const ConfigFile& file,
                                                        std::span<const Target> given,
                                                        const Environment& environment,
                                                        const net::WaitEnd& end) {
  auto catalogue = std::make_shared<ConfiguredCatalogue>(file, end);
  for (const Module& module : file.modules) {
    const bool is_base =
        std::ranges::find(file.targets, module.name, &NamedTarget::module) != file.targets.end();
    if (auto error = catalogue->add_module(file.path, module, is_base)) return *std::move(error);
  }
  for (const NamedTarget& target : file.targets) {
    if (end.is_stopped()) return UsageError{"stopped before its end"};
    auto error = catalogue->add_target(file.path, target, file.options_for(target), environment);
    if (error) return *std::move(error);
  }
  catalogue->begin_given();
  for (const Target& target : given) {
    if (auto error = catalogue->add_given(target)) return *std::move(error);
  }
  return std::shared_ptr<const Catalogue>(std::move(catalogue));
}

}  // namespace rconn::cli::config
