#include "cli/config/target_entry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "cli/config/key_error.hpp"
#include "cli/config/parse_config.hpp"
#include "cli/options/option_table.hpp"
#include "cli/options/text/label_name.hpp"
#include "cli/options/text/nearest.hpp"
#include "cli/options/text/utf8.hpp"
#include "cli/options/uri_refusals.hpp"
#include "connector/values/security/user_info.hpp"

namespace rconn::cli::config {
namespace {

using Error = std::optional<UsageError>;

constexpr std::size_t max_labels = 32;

constexpr std::string_view no_login_here =
    "user and password do not stand in a target: give user, and pass-file or pass-command";

// "USER:PASSWORD@HOST", which is refused with words for the command line.
bool may_have_login(const std::string& text) {
  return !text.starts_with('/') && text.find('@', 1) != text.npos;
}

// What a parameter in the query of a URI is called in this file.
std::string ignored_here(std::string_view key) {
  const IgnoredParameter* const found = find_ignored_parameter(key);
  if (found == nullptr || found->kind == IgnoredParameter::Kind::tls) {
    return ignored_parameter(key, true);
  }
  if (found->kind == IgnoredParameter::Kind::login) return std::string(no_login_here);
  const OptionSpec* const option = find_option(found->option);
  const bool is_key = option != nullptr && is_for_file(*option);
  return fmt::format(
      "'{}' in the query of a URI is ignored{}", key,
      is_key ? fmt::format(": {} sets it, as a key of this table", option->name) : std::string());
}

Error read_spec(const Place& place, const Value& value, const ConfigFile&, NamedTarget& target) {
  const auto text = text_in(place, value);
  if (!text) return text.error();
  if (text.value().empty()) return place.wrong(value.line, "it is empty: give HOST:PORT or a URI");
  auto spec = from_argument(text.value());
  if (!spec && may_have_login(text.value())) return place.wrong(value.line, no_login_here);
  if (!spec) return place.wrong(value.line, spec.error().message);
  if (spec.value().user || spec.value().password) return place.wrong(value.line, no_login_here);
  for (const std::string& key : spec.value().ignored) {
    if (!key.empty()) return place.wrong(value.line, ignored_here(key));
  }
  if (!spec.value().warnings.empty()) {
    return place.wrong(value.line, spec.value().warnings.front());
  }
  target.spec = std::move(spec).value();
  return std::nullopt;
}

Error read_module_name(const Place& place, const Value& value, const ConfigFile& file,
                       NamedTarget& target) {
  auto name = text_in(place, value);
  if (!name) return std::move(name).error();
  if (file.find_module(name.value()) == nullptr) {
    std::vector<std::string_view> known;
    for (const Module& module : file.modules) known.push_back(module.name);
    const std::string meant = text::did_you_mean(name.value(), known);
    return place.wrong(
        value.line,
        fmt::format("there is no module '{}'{}", without_user_info(name.value()),
                    meant.empty() ? ": the file needs a table [modules.NAME] for it" : meant));
  }
  target.module = std::move(name).value();
  return std::nullopt;
}

Error read_watch(const Place& place, const Value& value, const ConfigFile&, NamedTarget& target) {
  const auto flag = flag_in(place, value);
  if (!flag) return flag.error();
  target.watched = flag.value();
  return std::nullopt;
}

Error read_labels(const Place& place, const Value& value, const ConfigFile&, NamedTarget& target) {
  const auto entries = table_in(place, value);
  if (!entries) return place.wrong(value.line, "give a table: labels = { team = \"core\" }");
  if (entries.value().size() > max_labels) {
    return place.wrong(value.line, fmt::format("more than {} labels", max_labels));
  }
  for (const Entry& entry : entries.value()) {
    if (!text::is_label_name(entry.key)) {
      return place.at(entry.key).wrong(
          entry.line,
          "the name of a label has letters, digits and '_', and begins neither with "
          "a digit nor with '__'");
    }
    auto text = text_in(place.at(entry.key), entry.value);
    if (!text) return std::move(text).error();
    if (text::has_control(text.value())) {
      return place.at(entry.key).wrong(entry.value.line, "the value contains a control character");
    }
    target.labels.emplace_back(entry.key, std::move(text).value());
  }
  return std::nullopt;
}

struct Key {
  std::string_view name;
  Error (*read)(const Place& place, const Value& value, const ConfigFile& file,
                NamedTarget& target);
};

constexpr std::array keys{
    Key{"target", read_spec},
    Key{"module", read_module_name},
    Key{"watch", read_watch},
    Key{"labels", read_labels},
};

// What holds only for module and target together.
Error check_whole(const Place& place, const NamedTarget& target, const ConfigFile& file) {
  const auto options = options_of(file.options_for(target));
  if (!options) return place.wrong(target.line, options.error().message);
  const auto error = check_tls(options.value(), target.spec.tls);
  if (error) return KeyError{place, target.line, target.own}.of(error->message);
  return std::nullopt;
}

}  // namespace

std::vector<std::string_view> target_keys() {
  std::vector<std::string_view> names;
  for (const Key& key : keys) names.push_back(key.name);
  return names;
}

Parsed<NamedTarget> read_target(const Place& place, const Entry& entry, PasswordCommands& commands,
                                const ConfigFile& file) {
  const auto entries = table_in(place, entry.value);
  if (!entries) return entries.error();
  NamedTarget target{.name = entry.key, .module = std::string(default_module), .line = entry.line};
  OptionReader reader(place, commands);
  for (const Entry& each : entries.value()) {
    const auto* const key = std::ranges::find(keys, std::string_view(each.key), &Key::name);
    if (key != keys.end()) {
      if (auto error = key->read(place.at(each.key), each.value, file, target)) {
        return *std::move(error);
      }
      continue;
    }
    auto taken = reader.take(each);
    if (!taken) return std::move(taken).error();
    if (taken.value()) continue;
    std::vector<std::string_view> known = option_keys();
    known.insert(known.end(), {operation_key, password_command_key});
    for (const Key& own : keys) known.push_back(own.name);
    return unknown_key(place, each, known);
  }
  if (target.spec.host.empty()) {
    return place.wrong(entry.line, "'target' is missing: target = \"HOST:PORT\"");
  }
  auto own = std::move(reader).finish(entry.line);
  if (!own) return std::move(own).error();
  target.own = std::move(own).value();
  if (auto error = check_whole(place, target, file)) return *std::move(error);
  return target;
}

}  // namespace rconn::cli::config
