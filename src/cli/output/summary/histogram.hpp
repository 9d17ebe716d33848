// The distribution of many times in little memory.
// Entry points: Histogram::add(), statistics(). Minimum, mean and maximum are exact; percentiles
// are within 1 %. Memory grows with the number of different times, rounded, never with their count:
// the buckets are linear within each power of two, as in HdrHistogram.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string_view>

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

class Histogram {
 public:
  // A negative time counts as 0.
  void add(Duration time);

  [[nodiscard]] bool empty() const { return count_ == 0; }

  // The histogram must not be empty.
  [[nodiscard]] Statistics statistics() const;

 private:
  // The mean of a bucket stands for its times: it is exact if they are equal.
  struct Bucket {
    std::uint64_t count = 0;
    Duration sum{};
  };

  [[nodiscard]] Duration percentile(std::uint64_t percent) const;

  std::map<std::uint32_t, Bucket> buckets_;
  std::uint64_t count_ = 0;
  Duration sum_{};
  Duration min_{};
  Duration max_{};
};

}  // namespace rconn::cli
