// Reports in the Test Anything Protocol: a line for each test, and a block of YAML that explains
// it. Entry points: the lines of a stream, in the order in which they are declared. Pure. They keep
// the rules of TAP 14, for what may stand in a description too, but name version 13: readers of 14
// take that for the same, and those of perl before 5.40 refuse 14.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "connector/values/report.hpp"

namespace rconn::cli {

inline constexpr std::string_view tap_head = "TAP version 13\n";

// The fields of the JSON output that the block of a failure has, if they are there.
inline constexpr std::array<std::string_view, 11> tap_fields{
    "fault", "verdict", "exit",     "rung",   "detail", "cause",
    "hint",  "address", "endpoint", "source", "labels"};

// The block of a failure has these fields, and times_ms, by the same names. The time of a test is
// there, not in the line: a reader that does not know it would take it for a part of the name.
std::string tap_test(std::size_t number, const std::string& name, const Report& report,
                     std::string_view command);

// What could not be tested, for a reason that is no fault of a target.
std::string tap_problem(std::size_t number, const std::string& name, const std::string& problem);

// For people. Lines are escaped already.
std::string tap_comment(std::string_view lines);

std::string tap_plan(std::size_t tests);

// The plan of a stream without tests: `reason` is why there are none.
std::string tap_empty_plan(std::string_view reason);

// In place of the plan, where tests are missing.
std::string tap_bail_out(std::string_view reason);

}  // namespace rconn::cli
