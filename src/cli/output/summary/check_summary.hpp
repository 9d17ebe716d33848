// The summary of a check of many targets.
// Entry points: CheckSummary::add() for each report, then the members. Memory grows with the number
// of faults, not of targets.
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
    std::string first;  // the target that comes first in the order given, not in time
    std::size_t first_place = 0;
  };

  std::size_t ok = 0;
  std::map<Fault, Failed> failed;
  std::size_t interrupted = 0;     // in progress or not started when a signal ended the run
  bool rest_uncounted = false;     // the lists were not read to their end: there may be more
  std::size_t bad_lines = 0;       // of lists
  std::optional<Slowest> slowest;  // of those that are ok
  Duration took{};

  NagiosState state = NagiosState::ok;  // the worst
  std::vector<std::string> not_ok;      // for nagios: the first few, each with its fault

  // `place`: the place of the target in the order given.
  void add(const Report& report, std::size_t place, const Thresholds& thresholds);

  [[nodiscard]] std::size_t failures() const;
  [[nodiscard]] std::size_t targets() const { return ok + failures() + interrupted; }

  static constexpr std::size_t max_named = 5;
};

}  // namespace rconn::cli
