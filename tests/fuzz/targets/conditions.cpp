// Conditions of --expect, evaluated against arbitrary replies.

#include <regex.h>

#include "cli/options/condition.hpp"
#include "connector/ladder/expectation/comparison.hpp"
#include "connector/ladder/expectation/expression.hpp"
#include "connector/redis/resp/info.hpp"
#include "fuzz/fuzz_target.hpp"
#include "fuzz/properties.hpp"

namespace {

using namespace rconn;
using namespace rconn::fuzz;

void require_order(const std::string& one, const std::string& other) {
  const bool less = version_holds(one, Comparison::less, other);
  const bool more = version_holds(one, Comparison::more, other);
  require(!(less && more), "a version is not older and newer", one);
  require(version_holds(one, Comparison::at_most, other) != more, "at most is not more", one);
  require(version_holds(one, Comparison::at_least, other) != less, "at least is not less", one);
  require(version_holds(one, Comparison::at_most, one), "a version is at most itself", one);
}

// Compares with the C library, searching from each byte on. It differs only in that its '^' also
// matches after a line end.
void require_found(const std::string& expression, const std::string& text) {
  constexpr std::size_t short_enough = 1000;  // the C library is slow
  if (text.size() > short_enough || expression.find('\0') != std::string::npos) return;
  const bool found = is_found(expression, text);
  if (text.find_first_of({"\n\0", 2}) != std::string::npos) return;
  regex_t compiled;
  require(::regcomp(&compiled, expression.c_str(), REG_EXTENDED | REG_NOSUB) == 0, "it compiles",
          expression);
  const bool expected = ::regexec(&compiled, text.c_str(), 0, nullptr, 0) == 0;
  ::regfree(&compiled);
  require(found == expected, "an expression is found where the C library finds it", expression);
}

void run(Input input) {
  const std::string text = input.piece();
  const std::string told = input.piece();
  const std::string info = input.rest();
  require_order(told, text);
  const std::string found = resp::info_value(info, told);
  require(found.find_first_of("\r\n") == std::string::npos, "a value ends with its line", info);
  require(found.empty() || info.find(told + ":" + found) != std::string::npos,
          "a value is one of the text's", info);
  const auto condition = cli::parse_condition(text);
  if (!condition) {
    require(!condition.error().message.empty(), "an error says what is wrong", text);
    return;
  }
  require(condition.value().text == text, "a condition is kept as written", text);
  require(condition.value().number >= 0, "no condition has a negative number", text);
  if (condition.value().regex) require_found(*condition.value().regex, told);
}

const FuzzTarget target{"conditions", run};

}  // namespace
