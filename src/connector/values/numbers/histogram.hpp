// The distribution of many times in little memory.
// Entry points: Histogram::add(), quantile(), statistics(). Minimum, mean and maximum are exact;
// quantiles are within 1 %. Memory grows with the number of different times, rounded, never with
// their count: the buckets are linear within each power of two, as in HdrHistogram.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <string_view>

namespace rconn {

// Minimum, mean, median, 99th percentile (nearest rank) and maximum of some times.
struct Statistics {
  std::chrono::nanoseconds min{};
  std::chrono::nanoseconds avg{};
  std::chrono::nanoseconds p50{};
  std::chrono::nanoseconds p99{};
  std::chrono::nanoseconds max{};
};

struct StatisticName {
  std::string_view name;
  std::chrono::nanoseconds Statistics::* value;
};

// In the order shown.
inline constexpr std::array statistic_names{
    StatisticName{"min", &Statistics::min}, StatisticName{"avg", &Statistics::avg},
    StatisticName{"p50", &Statistics::p50}, StatisticName{"p99", &Statistics::p99},
    StatisticName{"max", &Statistics::max}};

class Histogram {
 public:
  using Time = std::chrono::nanoseconds;

  // The mean of a bucket stands for its times: it is exact if they are equal.
  struct Bucket {
    std::uint64_t count = 0;
    Time sum{};

    bool operator==(const Bucket&) const = default;
  };

  // By number; see upper_end().
  using Buckets = std::map<std::uint32_t, Bucket>;

  // A negative time counts as 0.
  void add(Time time);

  void add(const Histogram& other);

  [[nodiscard]] bool empty() const { return count_ == 0; }
  [[nodiscard]] std::uint64_t count() const { return count_; }

  // All 0 if it is empty.
  [[nodiscard]] Time min() const { return min_; }
  [[nodiscard]] Time max() const { return max_; }
  [[nodiscard]] Time mean() const {
    return empty() ? Time{} : sum_ / static_cast<Time::rep>(count_);
  }
  // By nearest rank; `share` is above 0 and at most 1.
  [[nodiscard]] Time quantile(double share) const;
  [[nodiscard]] Statistics statistics() const;

  // How many times are at most `time`, give or take those of the bucket that holds it.
  [[nodiscard]] std::uint64_t count_up_to(Time time) const;

  [[nodiscard]] Time sum() const { return sum_; }
  [[nodiscard]] const Buckets& buckets() const { return buckets_; }

  // The longest time that belongs in a bucket.
  static Time upper_end(std::uint32_t bucket);

  // What buckets(), min() and max() were, for one that is read from a file. Empty without buckets.
  static Histogram of(Buckets buckets, Time min, Time max);

  bool operator==(const Histogram&) const = default;

 private:
  Buckets buckets_;
  std::uint64_t count_ = 0;
  Time sum_{};
  Time min_{};
  Time max_{};
};

}  // namespace rconn
