// The lines of text beside each rung of a trace.
// Entry point: facts_of(). Pure. Text from outside is escaped for a terminal and wrapped to the
// width of the column.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "connector/values/report.hpp"

namespace rconn::cli {

using Lines = std::vector<std::string>;

inline constexpr std::size_t columns = 80;
inline constexpr std::size_t facts_from = 22;  // the column where the facts begin

// Escapes and wraps text from a peer or the system.
std::string fitted(std::string_view words);

// The outcome of one address, and its time.
std::string outcome_and_time(const Attempt& attempt);

// The facts of a rung, which may have failed after obtaining some of them.
Lines facts_of(const Report& report, Rung rung);

}  // namespace rconn::cli
