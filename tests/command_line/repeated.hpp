// Pings that are repeated in one run, as JSON.
// Entry point: repeated().
#pragma once

#include "command_line/expect.hpp"

namespace support {

// The last one is the summary.
inline Reports repeated(const Words& words, int exit = 0) {
  const Outcome outcome = run_rconn(joined({"ping", "-o", "json", "-i", "0.01"}, words));
  INFO(outcome.out << outcome.err);
  CHECK(outcome.exit == exit);
  CHECK(outcome.took < ceiling);
  return reports_in(outcome.out);
}

}  // namespace support
