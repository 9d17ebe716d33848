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

using Lines = std::vector<std::string>;  // one that was wrapped holds line ends

// Of what needs a login.
inline constexpr std::string_view not_logged_in = "skipped: not logged in";

// Escapes and wraps text from a peer or the system.
std::string fitted(std::string_view words, std::size_t width);

// A fact with its label; its further lines are indented as far.
std::string labelled(std::string_view label, std::string_view words, std::size_t width);

// Joins items with commas and wraps them between items.
Lines listed(std::string_view label, const std::vector<std::string>& items, std::size_t width);

// The outcome of one address, and its time.
std::string outcome_and_time(const Attempt& attempt, std::size_t width);

// The facts of a rung, which may have failed after obtaining some of them.
Lines facts_of(const Report& report, Rung rung, std::size_t width);

}  // namespace rconn::cli
