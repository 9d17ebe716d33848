// Compares a number or a version with the one in a condition.
// Entry points: number_holds(), version_holds(). Pure.
#pragma once

#include <string_view>

#include "connector/values/condition.hpp"

namespace rconn {

bool number_holds(double found, Comparison comparison, double wanted);

// Compares versions number by number: 7.2 < 7.10; "7.2.4-rc1" counts as 7.2.4.
bool version_holds(std::string_view found, Comparison comparison, std::string_view wanted);

}  // namespace rconn
