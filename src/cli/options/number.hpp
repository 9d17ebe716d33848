// Numbers on the command line and in URIs: ports, databases, times.
// Entry points: port_number(), database_number(), seconds(). Strict: the whole text counts, no
// sign, no space, no hexadecimal, the same in every locale. Only the verbatim ones take what PHP
// would take, for a release of phpredis to judge.
#pragma once

#include <string_view>

#include "cli/options/usage.hpp"

namespace rconn::cli {

// 0..65535.
Parsed<int> port_number(std::string_view text);

// 0..2147483647.
Parsed<int> database_number(std::string_view text);

// By which something grows: 1 to 1000.
Parsed<double> factor(std::string_view text);

// 1 to 2147483647.
Parsed<unsigned> count(std::string_view text);

// So many a second: 0.001 to 1000000.
Parsed<double> frequency(std::string_view text);

// 0..2147483647.
Parsed<int> day_count(std::string_view text);

// Seconds with fractions ("2", "0.25", "2.5e-3"), or "500ms", "2s", "1m"; 0..2147483647 seconds,
// the range of every phpredis release.
Parsed<double> seconds(std::string_view text);

// A port as PHP would take it: any 64-bit number.
Parsed<long long> verbatim_port(std::string_view text);

// A time as PHP would take it: any number, "nan" and "inf" too; or with ms, s or m behind it.
Parsed<double> verbatim_seconds(std::string_view text);

}  // namespace rconn::cli
