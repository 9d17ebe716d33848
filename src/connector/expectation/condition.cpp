#include "connector/expectation/condition.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <utility>
#include <vector>

#include "connector/expectation/expression.hpp"

namespace rconn {
namespace {

using enum ConditionForm;

constexpr std::array table{
    ConditionInfo{ConditionKind::alive, "alive", bare, "", "alive"},
    ConditionInfo{ConditionKind::pong, "pong", bare, "", "pong"},
    ConditionInfo{ConditionKind::loaded, "loaded", bare, "", "loaded"},
    ConditionInfo{ConditionKind::role, "role", word, "master replica sentinel", "role=master"},
    ConditionInfo{ConditionKind::link, "link", word, "up", "link=up"},
    ConditionInfo{ConditionKind::lag, "lag", number, "", "lag<=SECONDS"},
    ConditionInfo{ConditionKind::cluster, "cluster", word, "ok", "cluster=ok"},
    ConditionInfo{ConditionKind::mode, "mode", word, "standalone cluster sentinel",
                  "mode=standalone"},
    ConditionInfo{ConditionKind::version, "version", version, "", "version>=7.2"},
    ConditionInfo{ConditionKind::clients, "clients", share, "", "clients<90%"},
    ConditionInfo{ConditionKind::memory, "memory", share, "", "memory<90%"},
    ConditionInfo{ConditionKind::key, "key", ConditionForm::key, "", "key=NAME~REGEX"},
};

constexpr bool complete() {
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table[i].kind != static_cast<ConditionKind>(i)) return false;
  }
  return table.size() == static_cast<std::size_t>(ConditionKind::key) + 1;
}
static_assert(complete(), "one row for each condition, in the order of the enum");

struct Sign {
  std::string_view text;
  Comparison comparison;
};

// The longer ones first.
constexpr std::array signs{Sign{"<=", Comparison::at_most}, Sign{">=", Comparison::at_least},
                           Sign{"<", Comparison::less}, Sign{">", Comparison::more},
                           Sign{"=", Comparison::equal}};

std::string all_examples() {
  std::vector<std::string_view> examples;
  examples.reserve(table.size());
  for (const ConditionInfo& row : table) examples.push_back(row.example);
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
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() && number >= 0;
}

// Or else says what is `wrong`, where it can say more.
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
        if (const auto why = objection(*condition.regex)) {
          wrong = fmt::format("'{}': {}", *condition.regex, *why);
          return false;
        }
      }
      return !condition.value.empty();
    case bare:
      break;
  }
  return value.empty();
}

// The next number of a version, 0 where there is none left.
long next_number(std::string_view& text) {
  long number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  if (error != std::errc{}) text = {};
  if (!text.starts_with('.')) {
    text = {};
  } else {
    text.remove_prefix(1);
  }
  return number;
}

}  // namespace

std::span<const ConditionInfo> conditions() { return table; }

const ConditionInfo& info(ConditionKind kind) { return table.at(static_cast<std::size_t>(kind)); }

Result<Condition, std::string> parse_condition(std::string_view text) {
  const std::string_view name = text.substr(0, text.find_first_of("<>="));
  const auto* const row = std::ranges::find(table, name, &ConditionInfo::name);
  if (row == table.end()) {
    return fmt::format("'{}' is no condition; there are: {}", text, all_examples());
  }
  Condition condition;
  condition.kind = row->kind;
  condition.text = text;
  const std::string_view rest = text.substr(name.size());
  std::string wrong = fmt::format("'{}' is not as in {}", text, row->example);
  if (row->form == bare) {
    if (!rest.empty()) return wrong;
    return condition;
  }
  const auto* const sign =
      std::ranges::find_if(signs, [rest](const Sign& one) { return rest.starts_with(one.text); });
  if (sign == signs.end() || !takes(row->form, sign->comparison)) return wrong;
  condition.comparison = sign->comparison;
  if (!fill(condition, *row, rest.substr(sign->text.size()), wrong)) return wrong;
  return condition;
}

bool number_holds(double found, Comparison comparison, double wanted) {
  switch (comparison) {
    case Comparison::less:
      return found < wanted;
    case Comparison::at_most:
      return found <= wanted;
    case Comparison::more:
      return found > wanted;
    case Comparison::at_least:
      return found >= wanted;
    case Comparison::equal:
      break;
  }
  return found == wanted;
}

bool version_holds(std::string_view found, Comparison comparison, std::string_view wanted) {
  // Only as far as the wanted one goes where equality is asked for: 7.2.4 is a 7.2.
  const bool short_of = comparison == Comparison::equal;
  while (!wanted.empty() || (!short_of && !found.empty())) {
    const long here = next_number(found);
    const long there = next_number(wanted);
    if (here != there) {
      return number_holds(static_cast<double>(here), comparison, static_cast<double>(there));
    }
  }
  return comparison != Comparison::less && comparison != Comparison::more;
}

}  // namespace rconn
