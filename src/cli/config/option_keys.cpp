#include "cli/config/option_keys.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cli/config/key_error.hpp"
#include "cli/config/operation_names.hpp"
#include "cli/options/option_table.hpp"
#include "cli/options/text/nearest.hpp"
#include "cli/options/text/utf8.hpp"

namespace rconn::cli::config {
namespace {

constexpr std::size_t max_command_words = 64;

const OptionSpec* find_for_file(std::string_view key) {
  const OptionSpec* const found = find_option(key);
  return found != nullptr && is_for_file(*found) ? found : nullptr;
}

bool is_single(const Value& value) {
  return value.kind == Value::Kind::text || value.kind == Value::Kind::number;
}

Parsed<std::vector<std::string>> values_in(const Place& place, const OptionSpec& spec,
                                           const Value& value) {
  if (is_single(value)) return std::vector{value.text};
  if (spec.repeats && value.kind == Value::Kind::list &&
      std::ranges::all_of(value.elements, is_single)) {
    std::vector<std::string> all;
    for (const Value& element : value.elements) all.push_back(element.text);
    return all;
  }
  const bool is_number = spec.value == "SEC" || spec.value == "N" || spec.value == "SIZE";
  return place.wrong(value.line, fmt::format("give one {}{} in quotes{}", spec.value,
                                             is_number ? ", as a number or" : "",
                                             spec.repeats ? ", or a list of them" : ""));
}

}  // namespace

std::vector<std::string_view> option_keys() {
  std::vector<std::string_view> names;
  for (const OptionSpec& spec : option_table()) {
    if (is_for_file(spec)) names.push_back(spec.name);
  }
  return names;
}

Parsed<bool> OptionReader::take(const Entry& entry) {
  std::optional<UsageError> error;
  if (entry.key == operation_key) {
    error = take_operation(entry);
  } else if (entry.key == password_command_key) {
    error = take_command(entry);
  } else if (const OptionSpec* spec = find_for_file(entry.key)) {
    error = take_option(*spec, entry);
  } else {
    return false;
  }
  if (error) return *std::move(error);
  set_.places.push_back({entry.key, place_.path, entry.value.line});
  return true;
}

std::optional<UsageError> OptionReader::take_option(const OptionSpec& spec, const Entry& entry) {
  const Place here = place_.at(entry.key);
  GivenOption given{&spec, {}};
  if (spec.is_flag()) {
    const auto on = flag_in(here, entry.value);
    if (!on) return on.error();
    given.values = {"true"};  // as on the command line
    given.off = !on.value();
  } else {
    auto values = values_in(here, spec, entry.value);
    if (!values) return std::move(values).error();
    given.values = std::move(values).value();
  }
  Options checked;
  for (std::size_t i = 0; i < given.values.size(); ++i) {
    const bool in_list = !entry.value.elements.empty();
    const unsigned line = in_list ? entry.value.elements[i].line : entry.value.line;
    if (auto error = spec.store(checked, given.values[i])) return here.wrong(line, error->message);
  }
  set_.options.push_back(std::move(given));
  return std::nullopt;
}

std::optional<UsageError> OptionReader::take_operation(const Entry& entry) {
  const Place here = place_.at(entry.key);
  const auto word = text_in(here, entry.value);
  if (!word) return word.error();
  const auto* const found =
      std::ranges::find(operation_names, std::string_view(word.value()), &OperationName::name);
  if (found == operation_names.end()) {
    std::vector<std::string_view> names;
    for (const OperationName& each : operation_names) names.push_back(each.name);
    return here.wrong(entry.value.line, "give \"ping\", \"trace\" or \"topology\"" +
                                            text::did_you_mean(word.value(), names));
  }
  set_.operation = found->operation;
  return std::nullopt;
}

std::optional<UsageError> OptionReader::take_command(const Entry& entry) {
  const Place here = place_.at(entry.key);
  if (entry.value.kind == Value::Kind::text) {
    return here.wrong(entry.value.line,
                      "give a list, the command and each argument: [\"COMMAND\", \"ARGUMENT\"]; "
                      "no shell reads it");
  }
  const auto words = texts_in(here, entry.value);
  if (!words) return words.error();
  if (words.value().empty() || words.value().front().empty()) {
    return here.wrong(entry.value.line, "the command is missing: [\"COMMAND\", \"ARGUMENT\"]");
  }
  if (words.value().size() > max_command_words) {
    return here.wrong(entry.value.line,
                      fmt::format("more than {} words: put them into a script", max_command_words));
  }
  const auto has_nul = [](const std::string& word) { return word.find('\0') != std::string::npos; };
  if (std::ranges::any_of(words.value(), has_nul)) {
    return here.wrong(entry.value.line, "an argument cannot contain a NUL byte");
  }
  auto& command = commands_[words.value()];
  if (!command) command = std::make_shared<PasswordCommand>(words.value());
  set_.password_command = command;
  return std::nullopt;
}

Parsed<OptionSet> OptionReader::finish(unsigned line) && {
  std::ranges::sort(set_.options, {}, &GivenOption::spec);
  const auto wrong = [this](std::string_view key, std::string_view words) {
    const auto found = std::ranges::find(set_.places, key, &KeyPlace::key);
    return place_.at(key).wrong(found->line, words);
  };
  const auto is_of_password = [](const GivenOption& given) {
    return is_password_source(*given.spec);
  };
  if (set_.password_command && std::ranges::any_of(set_.options, is_of_password)) {
    return wrong(password_command_key, "give only one of pass-file and pass-command");
  }
  const auto is_on = [this](std::string_view name) {
    return std::ranges::any_of(set_.options, [name](const GivenOption& given) {
      return given.spec->name == name && !given.off;
    });
  };
  if (is_on("ipv4") && is_on("ipv6"))
    return wrong("ipv6", "ipv4 and ipv6 exclude each other: leave one out");
  if (const auto options = options_of(set_); !options) {
    return KeyError{place_, line, set_}.of(options.error().message);
  }
  return std::move(set_);
}

}  // namespace rconn::cli::config
