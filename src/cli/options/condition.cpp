#include "cli/options/condition.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "cli/options/text/listed.hpp"
#include "cli/options/text/nearest.hpp"
#include "connector/ladder/expectation/expression.hpp"
#include "connector/values/numbers/decimal.hpp"
#include "connector/values/security/user_info.hpp"
#include "connector/values/text/split.hpp"

namespace rconn::cli {
namespace {

using enum ConditionForm;

struct Sign {
  std::string_view text;
  Comparison comparison;
};

// Longer signs first, because the first match counts.
constexpr std::array signs{Sign{"<=", Comparison::at_most}, Sign{">=", Comparison::at_least},
                           Sign{"<", Comparison::less}, Sign{">", Comparison::more},
                           Sign{"=", Comparison::equal}};

std::string all_examples() {
  std::vector<std::string_view> examples;
  examples.reserve(conditions().size());
  for (const ConditionInfo& row : conditions()) examples.push_back(row.example);
  return fmt::format("{}", fmt::join(examples, ", "));
}

bool takes(ConditionForm form, Comparison comparison) {
  switch (form) {
    case word:
    case ConditionForm::key:
      return comparison == Comparison::equal;
    case number:
      return comparison != Comparison::equal;
    case share:
      return comparison == Comparison::less || comparison == Comparison::at_most;
    case version:
      return true;
    case bare:
      break;
  }
  return false;
}

bool is_one_of(std::string_view words, std::string_view one) {
  if (one.empty() || one.find(' ') != std::string_view::npos) return false;
  return fmt::format(" {} ", words).find(fmt::format(" {} ", one)) != std::string::npos;
}

bool take_number(std::string_view text, double& number) {
  const auto found = decimal(text);
  if (found) number = *found;
  return found && *found >= 0;
}

// Returns false if the value is not valid; replaces `wrong` if it knows more than the caller.
bool fill(Condition& condition, const ConditionInfo& row, std::string_view value,
          std::string& wrong) {
  condition.value = value;
  switch (row.form) {
    case word:
      return is_one_of(row.words, value);
    case number:
      return take_number(value, condition.number);
    case share:
      condition.percent = value.ends_with('%');
      if (condition.percent) value.remove_suffix(1);
      return take_number(value, condition.number);
    case version:
      return !value.empty() && value.find_first_not_of("0123456789.") == std::string_view::npos;
    case ConditionForm::key:
      if (const auto tilde = value.find('~'); tilde != std::string_view::npos) {
        condition.regex = value.substr(tilde + 1);
        condition.value = value.substr(0, tilde);
        if (const auto why = validate_expression(*condition.regex)) {
          wrong = fmt::format("'{}' is not a regular expression: {}",
                              without_user_info(*condition.regex), *why);
          return false;
        }
      }
      return !condition.value.empty();
    case bare:
      break;
  }
  return value.empty();
}

struct OtherWord {
  std::string_view word;
  std::string_view here;
};

constexpr std::array other_words{OtherWord{"slave", "replica"}, OtherWord{"secondary", "replica"},
                                 OtherWord{"primary", "master"}, OtherWord{"leader", "master"}};

// The word that another one stands for: "role=mastr", "role=slave".
std::string meant_word(const ConditionInfo& row, std::string_view rest) {
  if (row.form != word || rest.empty()) return "";
  const std::string_view given = rest.substr(1);
  const auto found = std::ranges::find(other_words, given, &OtherWord::word);
  if (found != other_words.end() && is_one_of(row.words, found->here)) {
    return fmt::format("; did you mean {}?", found->here);
  }
  return text::did_you_mean(given, split(row.words, ' '));
}

// All ways to write a condition of this name.
std::string forms_of(const ConditionInfo& row) {
  switch (row.form) {
    case word: {
      std::vector<std::string> all;
      for (const std::string_view each : split(row.words, ' ')) {
        all.push_back(fmt::format("{}={}", row.name, each));
      }
      return text::listed({all.begin(), all.end()});
    }
    case number:
      return fmt::format("{}, also with <, > or >=, and a number without a unit", row.example);
    case share:
      return fmt::format("{0}, or {1}<=NUMBER", row.example, row.name);
    case version:
      return fmt::format("{}, also with <, <=, > or =, and digits and dots", row.example);
    case ConditionForm::key:
      return fmt::format("{0}=NAME or {1}", row.name, row.example);
    case bare:
      break;
  }
  return fmt::format("{} alone", row.name);
}

UsageError malformed(const ConditionInfo& row, std::string_view text, std::string_view rest) {
  constexpr std::string_view separators = ", ;&";
  const bool several =
      row.form != ConditionForm::key && rest.find_first_of(separators) != std::string_view::npos;
  return UsageError{fmt::format("'{}' is not a condition: give {}{}{}", without_user_info(text),
                                forms_of(row), several ? "; each condition by itself" : "",
                                meant_word(row, rest))};
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// "role!=master", "role:master" begin with a name; "replica" is a word for one.
UsageError unknown_condition(std::string_view text, std::string_view name) {
  std::vector<std::string_view> names;
  const auto end = std::ranges::find_if_not(name, is_letter);
  const std::string_view letters = name.substr(0, static_cast<std::size_t>(end - name.begin()));
  for (const ConditionInfo& row : conditions()) {
    if (row.name == letters) return malformed(row, text, {});
    names.push_back(row.name);
  }
  const std::string shown = without_user_info(text);
  for (const ConditionInfo& row : conditions()) {
    if (row.form != word || !is_one_of(row.words, text)) continue;
    return UsageError{
        fmt::format("'{0}' is not a condition; did you mean {1}={0}?", shown, row.name)};
  }
  const std::string meant = text::did_you_mean(name, names);
  return UsageError{
      fmt::format("'{}' is not a condition{}", shown,
                  meant.empty() ? fmt::format("; the conditions are: {}", all_examples()) : meant)};
}

}  // namespace

Parsed<Condition> parse_condition(std::string_view text) {
  const std::string_view name = text.substr(0, text.find_first_of("<>="));
  const auto table = conditions();
  const auto row = std::ranges::find(table, name, &ConditionInfo::name);
  if (row == table.end()) return unknown_condition(text, name);
  Condition condition;
  condition.kind = row->kind;
  condition.text = text;
  const std::string_view rest = text.substr(name.size());
  UsageError wrong = malformed(*row, text, rest);
  if (row->form == bare) {
    if (!rest.empty()) return wrong;
    return condition;
  }
  const auto* const sign =
      std::ranges::find_if(signs, [rest](const Sign& one) { return rest.starts_with(one.text); });
  if (sign == signs.end() || !takes(row->form, sign->comparison)) return wrong;
  condition.comparison = sign->comparison;
  if (!fill(condition, *row, rest.substr(sign->text.size()), wrong.message)) return wrong;
  return condition;
}

}  // namespace rconn::cli
