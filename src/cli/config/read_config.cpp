#include "cli/config/read_config.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cerrno>
#include <memory>
#include <utility>

#include "cli/config/parse_config.hpp"
#include "cli/options/end_of_run.hpp"
#include "cli/options/text/nearest.hpp"
#include "cli/targets/whole_file.hpp"
#include "connector/net/file_reader.hpp"
#include "connector/values/security/user_info.hpp"

namespace rconn::cli::config {
namespace {

constexpr std::string_view system_file = "/etc/rconn/config.toml";
constexpr std::string_view user_file = "rconn/config.toml";

bool is_missing(const net::ReadError& error) {
  return error.kind == net::ReadError::Kind::failed &&
         (error.error == ENOENT || error.error == ENOTDIR);
}

Parsed<ConfigFile> parsed(const std::string& text, const std::string& path,
                          const net::WaitEnd& end) {
  auto file = parse_config(text, without_user_info(path), end);
  if (file) file.value().opened = path;
  return file;
}

// What may be meant instead: all names, if they are few.
std::string names_in_words(const std::vector<std::string_view>& names) {
  constexpr std::size_t few = 6;
  if (names.empty()) return ", which names none: write [targets.NAME]";
  if (names.size() > few) return fmt::format(", which names {} others", names.size());
  return fmt::format(", which names @{}", fmt::join(names, ", @"));
}

// The file, once it was read.
struct Source {
  const Options& options;
  Environment environment;
  CommandId command;
  std::optional<Operation> operation;
  std::optional<Parsed<ConfigFile>> file;

  const Parsed<ConfigFile>& read() {
    if (!file) file.emplace(read_config(options, environment, end_of_run(options)));
    return *file;
  }

  [[nodiscard]] UsageError unknown(const ConfigFile& known, const std::string& name) const {
    if (known.path.empty()) {
      return UsageError{
          fmt::format("there is no configuration file: looked for {} (or give "
                      "--config FILE)",
                      fmt::join(config_places(options, environment), ", "))};
    }
    std::vector<std::string_view> names;
    for (const NamedTarget& target : known.targets) names.push_back(target.name);
    const std::string meant = text::did_you_mean(name, names, std::string(1, name_mark));
    return UsageError{fmt::format("no target of that name in {}{}", known.path,
                                  meant.empty() ? names_in_words(names) : meant)};
  }

  Parsed<NamedEntry> find(const std::string& name) {
    const auto& known = read();
    if (!known) return known.error();
    const NamedTarget* const target = known.value().find_target(name);
    if (target == nullptr) return unknown(known.value(), name);
    const OptionSet set = only_for(known.value().options_for(*target), command, operation);
    auto merged = options_of(layered(set, {.options = options.given}));
    if (!merged) return std::move(merged).error();
    return NamedEntry{target->spec, std::move(merged).value(), target->labels};
  }
};

}  // namespace

std::vector<std::string> config_places(const Options& options, const Environment& environment) {
  if (options.config) return {*options.config};
  std::vector<std::string> places;
  const auto& [home, config_home] = std::pair(environment.home, environment.config_home);
  if (config_home && config_home->starts_with('/')) {
    places.push_back(fmt::format("{}/{}", *config_home, user_file));
  } else if (home && home->starts_with('/')) {
    places.push_back(fmt::format("{}/.config/{}", *home, user_file));
  }
  places.emplace_back(system_file);
  return places;
}

Parsed<ConfigFile> read_config_at(const std::string& path, const net::WaitEnd& end) {
  const auto content = net::read_file(path, {max_file_size, end});
  if (!content) return unreadable(path, content.error());
  return parsed(content.value(), path, end);
}

Parsed<ConfigFile> read_config(const Options& options, const Environment& environment,
                               const net::WaitEnd& end) {
  for (const std::string& path : config_places(options, environment)) {
    const auto content = net::read_file(path, {max_file_size, end});
    if (content) return parsed(content.value(), path, end);
    if (is_missing(content.error()) && !options.config) continue;
    const std::string words = unreadable(path, content.error()).message;
    // The file of --check is an argument.
    const bool is_option = options.config && !options.check_only;
    return UsageError{is_option ? "--config: " + words : words};
  }
  return parse_config("", "").value();
}

Parsed<FindEntry> find_entries(const Options& options, const Environment& environment,
                               CommandId command, std::optional<Operation> operation) {
  auto source = std::make_shared<Source>(Source{options, environment, command, operation, {}});
  if (options.config) {
    if (const auto& file = source->read(); !file) return file.error();
  }
  return FindEntry([source](const std::string& name) { return source->find(name); });
}

}  // namespace rconn::cli::config
