// Parses the value of --expect: role=master, lag<=2, key=NAME~REGEX.
// Entry point: parse_condition(). Pure; uses the table in connector/values/condition.
#pragma once

#include <string_view>

#include "cli/options/usage.hpp"
#include "connector/values/condition.hpp"

namespace rconn::cli {

// The error for an unknown condition lists all conditions.
Parsed<Condition> parse_condition(std::string_view text);

}  // namespace rconn::cli
