// Pings that are repeated in one run, as JSON.
// Entry point: repeated().
#pragma once

#include <sstream>

#include "command_line/expect.hpp"

namespace support {

using Reports = std::vector<nlohmann::json>;

// Every line of JSON; the last one is the summary.
inline Reports reports_in(const Outcome& outcome) {
  std::istringstream lines(outcome.out);
  Reports reports;
  for (std::string line; std::getline(lines, line);) {
    reports.push_back(nlohmann::json::parse(line));
  }
  return reports;
}

inline Reports repeated(const Words& words, int exit = 0) {
  const Outcome outcome = run_rconn(joined({"ping", "-o", "json", "-i", "0.01"}, words));
  INFO(outcome.out << outcome.err);
  CHECK(outcome.exit == exit);
  CHECK(outcome.took < ceiling);
  return reports_in(outcome);
}

}  // namespace support
