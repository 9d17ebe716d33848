// The configuration file as plain values: modules, named targets and the settings of serve.
// Entry point: ConfigFile, made by parse_config() (parse_config.hpp). Everything in it was checked.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/config/allow_pattern.hpp"
#include "cli/config/option_set.hpp"
#include "cli/options/target_spec.hpp"
#include "connector/values/target.hpp"

namespace rconn::cli::config {

inline constexpr std::string_view default_module = "default";

struct Module {
  std::string name;
  OptionSet set;
  unsigned line = 0;
};

struct NamedTarget {
  std::string name;
  TargetSpec spec = {};  // without user and password
  std::string module = {};
  OptionSet own = {};  // which wins over the module's
  bool watched = false;
  Labels labels = {};
  unsigned line = 0;
};

// Of [serve]. None: not set.
struct ServeSettings {
  std::optional<std::string> listen;
  unsigned listen_line = 0;
  std::vector<AllowPattern> allow;  // empty: only the targets that are named
  std::optional<std::chrono::milliseconds> interval;
  std::optional<std::chrono::milliseconds> watch_interval;
  std::optional<std::size_t> max_probes;
  std::optional<std::chrono::milliseconds> timeout_offset;
  std::optional<std::chrono::milliseconds> probe_timeout;
  std::optional<std::chrono::milliseconds> drain;
};

struct ConfigFile {
  std::string path;         // for display; empty: there is no file
  std::string opened = {};  // the path as it was opened
  bool is_empty = true;     // it sets nothing
  ServeSettings serve = {};
  std::vector<Module> modules = {};  // in the order of the file; "default" is always one of them
  std::vector<NamedTarget> targets = {};  // likewise

  // Null if there is none of that name.
  [[nodiscard]] const Module* find_module(std::string_view name) const;
  [[nodiscard]] const NamedTarget* find_target(std::string_view name) const;

  // What the file sets for a target: its module's options, and its own above them.
  [[nodiscard]] OptionSet options_for(const NamedTarget& target) const;
};

}  // namespace rconn::cli::config
