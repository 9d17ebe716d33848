// Bars of the times of a run: each rung's begins where the one before ended.
// Entry point: waterfall(). Pure; plain ASCII.
#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "connector/values/report.hpp"

namespace rconn::cli {

using Bars = std::array<std::string, rung_names.size()>;

// By rung: `width` characters. Empty for a rung without a time, and if there is no total.
Bars waterfall(const Report& report, std::size_t width);

}  // namespace rconn::cli
