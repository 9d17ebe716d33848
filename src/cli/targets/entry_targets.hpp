// Makes the targets that the configuration file names (@NAME), each with its own options.
// Entry point: EntryTargets::target(). The file is read when the first name is asked for, and a
// password that several of them have in common is read once.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/options/options.hpp"
#include "cli/options/usage.hpp"
#include "cli/targets/target_builder.hpp"
#include "connector/values/target.hpp"

namespace rconn::cli {

// What the configuration file says of a name.
struct NamedEntry {
  TargetSpec spec;
  Options options;  // of the file, below those of the command line
  Labels labels;
};

// Finds a name without its '@'. Errors: there is no such name, or no file, or the file is not
// valid.
using FindEntry = std::function<Parsed<NamedEntry>(const std::string& name)>;

class EntryTargets {
 public:
  EntryTargets(Environment environment, bool log_in, FindEntry find)
      : environment_(std::move(environment)), log_in_(log_in), find_(std::move(find)) {}

  // `common`: the builder for all other targets, which may have read a password already. The target
  // is named "@NAME" in reports.
  Parsed<Target> target(const std::string& name, const TargetBuilder& common);

 private:
  // A builder refers to its options.
  struct Made {
    Options options;
    std::optional<TargetBuilder> builder;
  };

  Environment environment_;
  bool log_in_;
  FindEntry find_;  // may be empty: then no name is known
  AlreadyRead already_;
  std::vector<std::unique_ptr<Made>> made_;
  std::map<std::string, Target> targets_;
};

}  // namespace rconn::cli
