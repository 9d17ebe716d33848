// Reads the output of -o junit and -o tap with the parsers of others: Python's of XML, and perl's
// of TAP, by which prove(1) reads. Entry points: junit_results(), tap_results().
#pragma once

#include <string>

namespace support {

// A line for each test, in order: "passed NAME", "failed NAME TYPE" or "error NAME TYPE". Checks
// that each name is there once, that the numbers are those of the tests, and that there are only
// elements and attributes that Jenkins's schema has.
std::string junit_results(const std::string& text);

// A line for each test, in order: "passed NAME" or "failed NAME FAULT"; then "plan NUMBER", with
// what follows it, or "bail out REASON". Skips the test where perl has no TAP::Parser.
std::string tap_results(const std::string& text);

}  // namespace support
