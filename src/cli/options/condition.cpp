#include "cli/options/condition.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

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
          wrong = fmt::format("'{}': {}", without_user_info(*condition.regex), *why);
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

}  // namespace

Parsed<Condition> parse_condition(std::string_view text) {
  const std::string_view name = text.substr(0, text.find_first_of("<>="));
  const auto table = conditions();
  const auto row = std::ranges::find(table, name, &ConditionInfo::name);
  if (row == table.end()) {
    std::vector<std::string_view> names;
    for (const ConditionInfo& each : table) names.push_back(each.name);
    return UsageError{fmt::format("'{}' is not a condition; the conditions are: {}{}",
                                  without_user_info(text), all_examples(),
                                  text::did_you_mean(name, names))};
  }
  Condition condition;
  condition.kind = row->kind;
  condition.text = text;
  const std::string_view rest = text.substr(name.size());
  std::string wrong = fmt::format("'{}' is not of the form {}{}", without_user_info(text),
                                  row->example, meant_word(*row, rest));
  if (row->form == bare) {
    if (!rest.empty()) return UsageError{wrong};
    return condition;
  }
  const auto* const sign =
      std::ranges::find_if(signs, [rest](const Sign& one) { return rest.starts_with(one.text); });
  if (sign == signs.end() || !takes(row->form, sign->comparison)) return UsageError{wrong};
  condition.comparison = sign->comparison;
  if (!fill(condition, *row, rest.substr(sign->text.size()), wrong)) return UsageError{wrong};
  return condition;
}

}  // namespace rconn::cli
