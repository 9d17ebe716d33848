// The summary of repeated pings of one target.
// Entry points: PingSummary::add() for each report, then the members. Only successful pings have
// times; new and reused connections are counted separately, because their rungs differ.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "connector/values/report.hpp"

namespace rconn::cli {

// Minimum, mean, median, 99th percentile (nearest rank) and maximum of some times.
struct Statistics {
  Duration min{};
  Duration avg{};
  Duration p50{};
  Duration p99{};
  Duration max{};
};

struct StatisticName {
  std::string_view name;
  Duration Statistics::* value;
};

// In the order shown.
inline constexpr std::array statistic_names{
    StatisticName{"min", &Statistics::min}, StatisticName{"avg", &Statistics::avg},
    StatisticName{"p50", &Statistics::p50}, StatisticName{"p99", &Statistics::p99},
    StatisticName{"max", &Statistics::max}};

// `times` must not be empty.
Statistics statistics_of(std::vector<Duration> times);

// The pings with new connections, or those with reused ones.
struct Series {
  struct Row {
    std::string_view name;  // of the rung, or "total"
    Statistics times;
  };

  std::size_t count = 0;
  std::array<std::vector<Duration>, rung_names.size()> rungs;
  std::vector<Duration> totals;

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
