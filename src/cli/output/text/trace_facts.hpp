// What is known of each rung of a trace, as lines that stand beside it.
// Entry point: facts_of(). Pure; whatever came from outside is escaped for a terminal and folded
// to the room there.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "connector/values/report.hpp"

namespace rconn::cli {

using Lines = std::vector<std::string>;

inline constexpr std::size_t columns = 80;
inline constexpr std::size_t facts_from = 22;  // the column where a rung's facts stand

// Words from a peer or the system, fit for the room beside the rungs.
std::string fitted(std::string_view words);

// What came of one address, and how long it took.
std::string outcome_and_time(const Attempt& attempt);

// Of a rung that succeeded, or that failed after showing something.
Lines facts_of(const Report& report, Rung rung);

}  // namespace rconn::cli
