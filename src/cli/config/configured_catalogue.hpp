// The catalogue that make_catalogue() fills: what is in force, and what becomes of a question.
// Entry points: add_module(), add_target(), add_given(), in this order; then Catalogue's.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/config/config_file.hpp"
#include "cli/config/known_places.hpp"
#include "cli/options/options.hpp"
#include "cli/options/usage.hpp"
#include "cli/targets/target_builder.hpp"
#include "connector/serve/catalogue.hpp"
#include "connector/values/fault.hpp"

namespace rconn::cli::config {

// A builder and what it refers to.
struct Built {
  std::string name;  // of the module, or of the target
  Operation operation = Operation::ping;
  Options options;
  std::optional<TargetBuilder> builder;
};

// For itself, or for Sentinels.
bool has_login(const Target& target);

class ConfiguredCatalogue final : public Catalogue {
 public:
  // `file` must outlive the calls that add. `end`: see make_catalogue().
  ConfiguredCatalogue(const ConfigFile& file, const net::WaitEnd& end)
      : known_(std::make_shared<KnownPlaces>(file.serve.allow)), end_(end) {}

  // Errors name the place in the file at `path`. `is_base`: targets of the file have it, so that
  // what it lacks they may have.
  std::optional<UsageError> add_module(std::string_view path, const Module& module, bool is_base);
  std::optional<UsageError> add_target(std::string_view path, const NamedTarget& named,
                                       const OptionSet& set, const Environment& environment);

  // Of the command line. A second mention of one is no second target.
  std::optional<UsageError> add_given(const Target& target);
  void begin_given() { first_given_ = listed_.size(); }

  [[nodiscard]] Result<ProbePlan, ProbeRefusal> find(std::string_view target,
                                                     std::string_view module) const override;
  [[nodiscard]] std::span<const ListedTarget> listed() const override { return listed_; }
  [[nodiscard]] std::vector<std::size_t> places_of(std::string_view target) const override;
  [[nodiscard]] std::vector<std::string> modules() const override;

 private:
  using Plan = Result<ProbePlan, ProbeRefusal>;

  // A listed target, with what a module that is asked for does not change.
  struct Kept {
    TargetSpec spec;  // without user and password
    bool own_login = false;
  };

  Parsed<std::unique_ptr<Built>> build(const std::string& name, const OptionSet& set,
                                       const Environment& environment);
  void list(ListedTarget target, Kept kept);
  // Once for shared settings. The error is that of tls_problem().
  std::optional<Failure> check_tls(const Target& target);

  // Null if there is none of that name.
  [[nodiscard]] const Built* find_module(std::string_view name) const;
  [[nodiscard]] ProbeRefusal no_module(std::string_view asked) const;
  // Those of `places` that are what is asked for, and not only at its address.
  [[nodiscard]] std::vector<std::size_t> fitting(std::vector<std::size_t> places,
                                                 const TargetSpec& asked) const;
  // The one with the module, else the first.
  [[nodiscard]] std::size_t best(const std::vector<std::size_t>& places,
                                 std::string_view module) const;
  [[nodiscard]] Plan plan_of(std::size_t place, const Built* module) const;
  // Of a target that is not listed.
  [[nodiscard]] Plan allowed_plan(const Built& module, TargetSpec spec) const;
  // What the target advertises is trusted no more than a client is: members are connected to only
  // if they are listed or allowed themselves.
  void confine(Target& target) const;

  std::vector<std::unique_ptr<Built>> modules_;
  std::vector<std::unique_ptr<Built>> builders_;  // of the targets of the file
  std::vector<ListedTarget> listed_;
  std::vector<Kept> kept_;  // of each listed one
  std::map<std::string, std::size_t, std::less<>> by_name_;
  std::shared_ptr<KnownPlaces> known_;
  AlreadyRead already_;
  std::set<std::shared_ptr<const TlsSettings>> checked_;
  net::WaitEnd end_;
  std::size_t first_given_ = 0;  // place of the first target of the command line
};

}  // namespace rconn::cli::config
