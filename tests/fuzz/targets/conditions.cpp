// Conditions of --expect, and what servers answer where they are judged.

#include <algorithm>

#include "connector/expectation/condition.hpp"
#include "connector/resp/info.hpp"
#include "fuzz/fuzz_target.hpp"
#include "fuzz/properties.hpp"

namespace {

using namespace rconn;
using namespace rconn::fuzz;

// The C library itself takes any time and memory for some expressions: a{999}{999}, a++++++++, and
// what refers back.
bool is_costly(const std::string& text) {
  return text.find_first_of("{\\") != std::string::npos || std::ranges::count(text, '+') > 3;
}

void require_order(const std::string& one, const std::string& other) {
  const bool less = version_holds(one, Comparison::less, other);
  const bool more = version_holds(one, Comparison::more, other);
  require(!(less && more), "a version is not older and newer", one);
  require(version_holds(one, Comparison::at_most, other) != more, "at most is not more", one);
  require(version_holds(one, Comparison::at_least, other) != less, "at least is not less", one);
  require(version_holds(one, Comparison::at_most, one), "a version is at most itself", one);
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
  if (is_costly(text)) return;
  const auto condition = parse_condition(text);
  if (!condition) {
    require(!condition.error().empty(), "an error says what is wrong", text);
    return;
  }
  require(condition.value().text == text, "a condition is kept as written", text);
  require(condition.value().number >= 0, "no condition has a negative number", text);
  if (condition.value().regex) matches(*condition.value().regex, told);
}

const FuzzTarget target{"conditions", run};

}  // namespace
