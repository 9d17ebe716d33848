// What a check of many targets came to.
// Entry points: CheckSummary::add() for each report, then the figures. Memory is by fault, not by
// target.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/output/summary/nagios_state.hpp"
#include "connector/values/report.hpp"

namespace rconn::cli {

struct CheckSummary {
  struct Slowest {
    std::string target;
    Duration took{};
  };
  struct Failed {
    std::size_t count = 0;
    std::string first;  // target: the one named first, whichever was done first
    std::size_t first_place = 0;
  };

  std::size_t ok = 0;
  std::map<Fault, Failed> failed;
  std::size_t interrupted = 0;     // under way or not begun when a signal ended the run
  std::size_t bad_lines = 0;       // of lists
  std::optional<Slowest> slowest;  // of those that are ok
  Duration took{};

  NagiosState state = NagiosState::ok;  // the worst
  std::vector<std::string> not_ok;      // to nagios: the first few, each with its fault

  // `place` counts the targets as they were named.
  void add(const Report& report, std::size_t place, const Thresholds& thresholds);

  [[nodiscard]] std::size_t failures() const;
  [[nodiscard]] std::size_t targets() const { return ok + failures() + interrupted; }

  static constexpr std::size_t max_named = 5;
};

}  // namespace rconn::cli
