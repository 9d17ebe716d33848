// Why an operation failed: a row of the rules in connector/diagnosis that the evidence fulfils.
// Entry point: Finding. cli/output/words/causes has the words of each cause. Ids are an interface
// for scripts: causes may be added, but not renamed.
#pragma once

#include <string_view>
#include <vector>

#include "connector/values/detail.hpp"

namespace rconn {

// `proven`: a second observation excludes every other explanation.
enum class Certainty { likely, proven };

constexpr std::string_view name(Certainty certainty) {
  return certainty == Certainty::proven ? "proven" : "likely";
}

// What the placeholder {name} stands for in the words of a cause.
struct Value {
  std::string_view name;
  Detail text;
};

using Values = std::vector<Value>;

struct Finding {
  std::string_view cause;  // the id
  Certainty certainty = Certainty::likely;
  Values values;
  Detail detail;  // what was observed; may be empty
};

}  // namespace rconn
