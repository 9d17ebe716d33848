// Derives the cause of a failure from the evidence in its report.
// Entry point: find_cause(). Pure. The rules are in connector/diagnosis/rules.
#pragma once

#include <optional>

#include "connector/values/finding.hpp"
#include "connector/values/report.hpp"

namespace rconn {

// The most certain, most specific cause. None if no rule holds: the hint of the fault remains.
std::optional<Finding> find_cause(const Report& report);

}  // namespace rconn
