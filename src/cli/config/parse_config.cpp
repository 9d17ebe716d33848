#include "cli/config/parse_config.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "cli/config/document.hpp"
#include "cli/config/key_error.hpp"
#include "cli/config/keys.hpp"
#include "cli/config/option_keys.hpp"
#include "cli/config/serve_keys.hpp"
#include "cli/config/target_entry.hpp"

namespace rconn::cli::config {
namespace {

using Error = std::optional<UsageError>;

constexpr std::size_t max_modules = 200;
constexpr std::size_t max_targets = 10'000;

constexpr std::array<std::string_view, 3> tables{"serve", "modules", "targets"};

Error check_names(const Place& place, std::span<const Entry> entries, std::size_t most) {
  if (entries.size() > most) {
    return place.wrong(entries[most].line,
                       fmt::format("more than {} of them in [{}]", most, place.path));
  }
  for (const Entry& entry : entries) {
    if (is_target_name(entry.key)) continue;
    return place.at(entry.key).wrong(
        entry.line,
        "a name has 1 to 64 letters, digits, '-', '_' and '.', and begins with a "
        "letter, a digit or '_'");
  }
  return std::nullopt;
}

Parsed<Module> read_module(const Place& place, const Entry& entry, PasswordCommands& commands) {
  const auto entries = table_in(place, entry.value);
  if (!entries) return entries.error();
  OptionReader reader(place, commands);
  for (const Entry& each : entries.value()) {
    auto taken = reader.take(each);
    if (!taken) return std::move(taken).error();
    if (taken.value()) continue;
    std::vector<std::string_view> known = option_keys();
    known.insert(known.end(), {operation_key, password_command_key});
    return unknown_key(place, each, known);
  }
  auto set = std::move(reader).finish(entry.line);
  if (!set) return std::move(set).error();
  const auto options = options_of(set.value());
  if (!options) return place.wrong(entry.line, options.error().message);
  if (auto error = check_tls(options.value(), false)) {
    return KeyError{place, entry.line, set.value()}.of(error->message);
  }
  return Module{entry.key, std::move(set).value(), entry.line};
}

Error read_modules(const Place& place, const Value& value, PasswordCommands& commands,
                   ConfigFile& file) {
  const auto entries = table_in(place, value);
  if (!entries) return entries.error();
  if (auto error = check_names(place, entries.value(), max_modules)) return error;
  for (const Entry& entry : entries.value()) {
    auto module = read_module(place.at(entry.key), entry, commands);
    if (!module) return std::move(module).error();
    file.modules.push_back(std::move(module).value());
  }
  return std::nullopt;
}

Error read_targets(const Place& place, const Value& value, PasswordCommands& commands,
                   const net::WaitEnd& end, ConfigFile& file) {
  const auto entries = table_in(place, value);
  if (!entries) return entries.error();
  if (auto error = check_names(place, entries.value(), max_targets)) return error;
  for (const Entry& entry : entries.value()) {
    if (end.is_stopped()) return UsageError{"stopped before its end"};
    auto target = read_target(place.at(entry.key), entry, commands, file);
    if (!target) return std::move(target).error();
    file.targets.push_back(std::move(target).value());
  }
  return std::nullopt;
}

const Value* find(const Value& document, std::string_view key) {
  const auto found = std::ranges::find(document.entries, key, &Entry::key);
  return found == document.entries.end() ? nullptr : &found->value;
}

}  // namespace

Parsed<ConfigFile> parse_config(const std::string& text, const std::string& name,
                                const net::WaitEnd& end) {
  const auto document = parse_toml(text, name);
  if (!document) return document.error();
  const Place top{name, ""};
  for (const Entry& entry : document.value().entries) {
    if (std::ranges::find(tables, entry.key) == tables.end()) {
      return unknown_key(top, entry, tables);
    }
  }
  ConfigFile file{.path = name, .is_empty = document.value().entries.empty()};
  if (const Value* serve = find(document.value(), "serve")) {
    auto settings = read_serve(top.at("serve"), *serve);
    if (!settings) return std::move(settings).error();
    file.serve = std::move(settings).value();
  }
  PasswordCommands commands;
  if (const Value* modules = find(document.value(), "modules")) {
    if (auto error = read_modules(top.at("modules"), *modules, commands, file)) {
      return *std::move(error);
    }
  }
  if (file.find_module(default_module) == nullptr) {
    file.modules.insert(file.modules.begin(), Module{std::string(default_module), {}, 0});
  }
  if (const Value* targets = find(document.value(), "targets")) {
    if (auto error = read_targets(top.at("targets"), *targets, commands, end, file)) {
      return *std::move(error);
    }
  }
  return file;
}

}  // namespace rconn::cli::config
