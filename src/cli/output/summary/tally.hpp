// What many pings of one target came to.
// Entry points: Tally::add() for each report, then the figures. Times are those of the successful
// ones; new and reused connections are kept apart, as they do not climb the same rungs.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "connector/values/report.hpp"

namespace rconn::cli {

// Of some times: the least, the mean, the median, the 99th percentile (nearest rank), the most.
struct Spread {
  Duration min{};
  Duration avg{};
  Duration p50{};
  Duration p99{};
  Duration max{};
};

// Pings that went the same way.
struct Series {
  std::size_t count = 0;
  std::array<std::vector<Duration>, rung_names.size()> rungs;
  std::vector<Duration> totals;
};

// `times` is not empty.
Spread spread_of(std::vector<Duration> times);

struct Tally {
  std::string target;
  std::string endpoint;
  std::size_t sent = 0;
  std::size_t ok = 0;
  std::map<Fault, std::size_t> failed;
  Series fresh;   // on a connection made for it
  Series reused;  // on one that had been kept

  void add(const Report& report);
};

// The medians of a ping's total, where both ways were measured.
struct Comparison {
  Duration fresh;
  Duration reused;
};

std::optional<Comparison> comparison(const Tally& tally);

}  // namespace rconn::cli
