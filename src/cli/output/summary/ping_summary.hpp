// The summary of repeated pings of one target.
// Entry points: PingSummary::add() for each report, then the members. Only successful pings have
// times; new and reused connections are counted separately, because their rungs differ. Memory does
// not grow with the number of pings.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "connector/values/numbers/histogram.hpp"
#include "connector/values/report.hpp"

namespace rconn::cli {

// The pings with new connections, or those with reused ones.
struct Series {
  struct Row {
    std::string_view name;  // of the rung, or "total"
    Statistics times;
  };

  std::size_t count = 0;
  std::array<Histogram, rung_names.size()> rungs;
  Histogram totals;

  // One row for each rung that was reached, and one for the total.
  [[nodiscard]] std::vector<Row> rows() const;
};

struct PingSummary {
  std::string target;
  std::string endpoint;
  std::size_t sent = 0;
  std::size_t ok = 0;
  std::map<Fault, std::size_t> failed;
  Series fresh;   // on new connections
  Series reused;  // on kept connections

  void add(const Report& report);
};

struct SeriesName {
  std::string_view name;
  Series PingSummary::* series;
};

// In the order shown.
inline constexpr std::array series_names{SeriesName{"new", &PingSummary::fresh},
                                         SeriesName{"reused", &PingSummary::reused}};

// The medians of the total times, if there were both new and reused connections.
struct Comparison {
  Duration fresh;
  Duration reused;
};

std::optional<Comparison> comparison(const PingSummary& summary);

}  // namespace rconn::cli
