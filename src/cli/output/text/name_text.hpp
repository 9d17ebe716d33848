// The lines of a trace about a name: what each name server answered.
// Entry point: name_lines(). Pure.
#pragma once

#include <string>
#include <vector>

#include "connector/values/report.hpp"

namespace rconn::cli {

// A line for each server and name, and one for addresses that are there more than once. Not
// escaped.
std::vector<std::string> name_lines(const Report& report);

}  // namespace rconn::cli
