// What repeated pings of one target came to.
// Entry points: PingSummary::add() for each report, then the figures. Times are those of the
// successful ones; new and reused connections are kept apart, as they do not have the same rungs.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "connector/values/report.hpp"

namespace rconn::cli {

// Of some times: the least, the mean, the median, the 99th percentile (nearest rank), the most.
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

// `times` is not empty.
Statistics statistics_of(std::vector<Duration> times);

// Pings that went the same way.
struct Series {
  struct Row {
    std::string_view name;  // of the rung, or "total"
    Statistics times;
  };

  std::size_t count = 0;
  std::array<std::vector<Duration>, rung_names.size()> rungs;
  std::vector<Duration> totals;

  // One for each rung that was reached, and the total's.
  [[nodiscard]] std::vector<Row> rows() const;
};

struct PingSummary {
  std::string target;
  std::string endpoint;
  std::size_t sent = 0;
  std::size_t ok = 0;
  std::map<Fault, std::size_t> failed;
  Series fresh;   // on a connection made for it
  Series reused;  // on one that had been kept

  void add(const Report& report);
};

struct SeriesName {
  std::string_view name;
  Series PingSummary::* series;
};

// In the order shown.
inline constexpr std::array series_names{SeriesName{"new", &PingSummary::fresh},
                                         SeriesName{"reused", &PingSummary::reused}};

// The medians of a ping's total, where both ways were measured.
struct Comparison {
  Duration fresh;
  Duration reused;
};

std::optional<Comparison> comparison(const PingSummary& summary);

}  // namespace rconn::cli
