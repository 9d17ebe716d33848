// The lines of a trace about the server: who it is, and of a replica, how it follows its master.
// Entry point: identity_lines(). Pure. Text from outside is escaped and wrapped.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "connector/values/report.hpp"

namespace rconn::cli {

// Empty if the server was not asked.
std::vector<std::string> identity_lines(const Report& report, std::size_t width);

}  // namespace rconn::cli
