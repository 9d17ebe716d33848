// Long times in words.
// Entry points: elapsed(), with_uncertainty(), in_whole_units(). Pure.
#pragma once

#include <string>
#include <string_view>

#include "connector/values/report.hpp"

namespace rconn::cli {

// U+00B1 in UTF-8, and what stands for it where only ASCII can be shown.
inline constexpr std::string_view plus_minus = "\xc2\xb1";
inline constexpr std::string_view plus_minus_in_ascii = "+-";

// "5.021 s".
std::string elapsed(Duration duration);

// "5.02 s ± 0.05 s": as many digits as are known. What is left out is added to the uncertainty.
std::string with_uncertainty(Duration duration, Duration uncertainty,
                             std::string_view sign = plus_minus);

// "45 s", "12 min 5 s", "3 h 12 min", "6 d 4 h": the two largest units.
std::string in_whole_units(Duration duration);

}  // namespace rconn::cli
