#include "cli/config/config_file.hpp"

#include <algorithm>

namespace rconn::cli::config {
namespace {

template <typename Named>
const Named* find(const std::vector<Named>& all, std::string_view name) {
  const auto found = std::ranges::find(all, name, &Named::name);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

const Module* ConfigFile::find_module(std::string_view name) const { return find(modules, name); }

const NamedTarget* ConfigFile::find_target(std::string_view name) const {
  return find(targets, name);
}

OptionSet ConfigFile::options_for(const NamedTarget& target) const {
  const Module* const module = find_module(target.module);
  return module == nullptr ? target.own : layered(module->set, target.own);
}

}  // namespace rconn::cli::config
