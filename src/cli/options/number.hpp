// Parses the numbers on the command line and in URIs: ports, databases, times.
// Entry points: port_number(), database_number(), seconds() and others. Strict: the whole text must
// be a decimal number without sign or spaces, in every locale. Only the verbatim_... functions
// accept all that PHP would pass on to phpredis. An error quotes only what reads as a number: a
// word may be a password, as in "-pPASSWORD", which mysql takes, or "-tqaPASSWORD".
#pragma once

#include <cstddef>
#include <string_view>

#include "cli/options/usage.hpp"

namespace rconn::cli {

inline constexpr int last_port = 65535;

// Digits and nothing else.
bool is_number(std::string_view text);

// Plain digits.
Parsed<int> whole_number(std::string_view text, int min, int max);

// With fractions.
Parsed<double> number_between(std::string_view text, double min, double max);

// The same error, about a part of a larger text: "port '99999' is not in 0..65535".
UsageError about(std::string_view part, const UsageError& error);

// What is wrong with the port that follows `before`, which is quoted; the port only if it can be no
// password.
UsageError port_problem(std::string_view before, std::string_view port);

// 0..65535.
Parsed<int> port_number(std::string_view text);

// 0..2147483647.
Parsed<int> database_number(std::string_view text);

// A growth factor: 1..1000, with fractions.
Parsed<double> factor(std::string_view text);

// 1..2147483647.
Parsed<unsigned> count(std::string_view text);
Parsed<unsigned> count_or_zero(std::string_view text);

// A number per second: 0.001..1000000.
Parsed<double> frequency(std::string_view text);

// 0..2147483647.
Parsed<int> day_count(std::string_view text);

// The largest reply to take, in bytes, with K, M or G for their multiples: 64K..1G.
Parsed<std::size_t> reply_size(std::string_view text);

// Seconds with fractions ("2", "0.25", "2.5e-3"), or "500ms", "2s", "1m"; 0..2147483647 seconds,
// the range of every phpredis release.
Parsed<double> seconds(std::string_view text);

// A port as PHP would pass it: any 64-bit integer.
Parsed<long long> verbatim_port(std::string_view text);

// Seconds as PHP would pass them: any number, "nan" and "inf" included; or what seconds() accepts.
Parsed<double> verbatim_seconds(std::string_view text);

}  // namespace rconn::cli
