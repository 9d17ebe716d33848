// Text output of a report: one line on success, two on failure, more with -v.
// Entry points: render_ping(), render_key(), render_endpoint(). Pure. Text from outside is escaped
// for a terminal.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "connector/values/report.hpp"

namespace rconn::cli {

struct Rendering {
  std::string out;  // for standard output; empty after a failure
  std::string err;  // for standard error
  // Of further lines of `out`, where they are folded; none: they are not.
  std::optional<std::size_t> indent = 2;
};

struct TextStyle {
  bool verbose = false;
  bool terminal = false;  // standard output is a terminal: escape keys and endpoints too
  bool colour = false;
  bool numbered = false;  // of a repeated ping: with its number
  bool timed = false;     // with the time at which it began
  bool brief = false;     // the same failure was told before: without its cause and hint
};

// "PONG from ...", or what came instead, if the conditions hold nevertheless.
Rendering render_ping(const Report& report, TextStyle style);

// The persistent key, which the report must have.
Rendering render_key(const Report& report, TextStyle style);

// The endpoint; with --resolve, a line for each address.
Rendering render_endpoint(const Report& report, TextStyle style);

// "connection refused (refused at connect after 0.052 ms): ...", not escaped yet.
std::string failure_in_words(const Report& report);

// The failure and its hint, for standard error.
std::string failure_lines(const Report& report, TextStyle style = {});

// The target and every rung, for -v.
std::string every_rung_of(const Report& report);

}  // namespace rconn::cli
