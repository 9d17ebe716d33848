#include "cli/command_line/option_parser.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace rconn::cli {
namespace {

using Words = std::vector<std::string>;

constexpr char help_letter = '?';
constexpr std::string_view help_name = "help";

class Parser {
 public:
  Parser(CommandId command, const Words& words) : command_(command), words_(words) {}

  ParsedOptions parse() && {
    while (next_ < words_.size() && words_[next_] != "--") take(words_[next_++]);
    const auto rest = words_.begin() + static_cast<std::ptrdiff_t>(next_);
    parsed_.rest.insert(parsed_.rest.end(), rest, words_.end());
    std::ranges::sort(parsed_.given, {}, &GivenOption::spec);
    return std::move(parsed_);
  }

 private:
  template <typename Key>
  [[nodiscard]] const OptionSpec* find(Key OptionSpec::* key, const Key& value) const {
    const auto table = option_table();
    const auto found = std::ranges::find_if(
        table, [&](const OptionSpec& spec) { return spec.*key == value && spec.serves(command_); });
    return found == table.end() ? nullptr : &*found;
  }

  std::vector<std::string>& values_of(const OptionSpec& spec) {
    auto found = std::ranges::find(parsed_.given, &spec, &GivenOption::spec);
    if (found == parsed_.given.end()) {
      found = parsed_.given.insert(found, GivenOption{&spec, {}});
    }
    return found->values;
  }

  void take(const std::string& word) {
    if (word.starts_with("--")) {
      take_long(word);
    } else if (word.size() > 1 && word.starts_with('-')) {
      take_letters(word);
    } else {
      parsed_.rest.push_back(word);
    }
  }

  void take_long(const std::string& word) {
    const auto equals = word.find('=');
    const std::string_view name = std::string_view(word).substr(2, equals - 2);
    if (name == help_name) {
      parsed_.help = true;
      return;
    }
    const OptionSpec* const spec = find(&OptionSpec::name, name);
    if (spec == nullptr) {
      parsed_.rest.push_back(word);
    } else if (equals == std::string::npos) {
      take_next(*spec);
    } else if (spec->is_flag()) {
      refuse(fmt::format("--{} takes no value", spec->name));
    } else {
      values_of(*spec).push_back(word.substr(equals + 1));
    }
  }

  // Flags, then perhaps an option with its value: "-q4p6380". What follows an unknown letter is not
  // looked at.
  void take_letters(const std::string& word) {
    for (std::size_t at = 1; at < word.size(); ++at) {
      if (word[at] == help_letter) {
        parsed_.help = true;
        continue;
      }
      const OptionSpec* const spec = find(&OptionSpec::letter, word[at]);
      if (spec == nullptr) {
        // Not quoted, for it may be a password, as in "-v-qaSECRET".
        if (at > 1 && word[at] == '-') refuse("a '-' among option letters");
        parsed_.rest.push_back("-" + word.substr(at));
        return;
      }
      if (!spec->is_flag() && at + 1 < word.size()) {
        values_of(*spec).push_back(word.substr(at + 1));
        return;
      }
      take_next(*spec);
    }
  }

  // The next word is the value, whatever it looks like.
  void take_next(const OptionSpec& spec) {
    if (spec.is_flag()) {
      values_of(spec).emplace_back();
    } else if (next_ < words_.size()) {
      values_of(spec).push_back(words_[next_++]);
    } else {
      refuse(fmt::format("--{} needs a value ({})", spec.name, spec.value));
    }
  }

  // The first problem is told. What follows is parsed all the same: see simple_exit_option.
  void refuse(std::string message) {
    if (!parsed_.error) parsed_.error = UsageError{std::move(message)};
  }

  CommandId command_;
  const Words& words_;
  std::size_t next_ = 0;  // the word to look at
  ParsedOptions parsed_;
};

}  // namespace

bool ParsedOptions::has(std::string_view name) const {
  return std::ranges::any_of(
      given, [name](const GivenOption& option) { return option.spec->name == name; });
}

ParsedOptions parse_options(CommandId command, const std::vector<std::string>& words) {
  return Parser(command, words).parse();
}

}  // namespace rconn::cli
