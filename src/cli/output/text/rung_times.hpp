// The times of a report in one line.
// Entry point: rung_times(). Pure.
#pragma once

#include <string>

#include "connector/values/report.hpp"

namespace rconn::cli {

// "connect 0.218 ms, ping 0.110 ms": of each rung reached.
std::string rung_times(const Report& report);

}  // namespace rconn::cli
