// Which conditions of --expect hold, as metrics tell it: each condition once, also of a topology,
// whose members have them. Entry point: conditions_met(). Pure.
#pragma once

#include <string_view>
#include <vector>

#include "connector/values/report.hpp"

namespace rconn::cli {

struct ConditionMet {
  std::string_view condition;  // as written; part of the report
  bool met = false;            // of a topology: on every member on which it could be evaluated
};

// Those that could be evaluated, in the order of the report.
std::vector<ConditionMet> conditions_met(const Report& report);

}  // namespace rconn::cli
