#include "cli/output/json/data/histogram_data.hpp"

#include <utility>

namespace rconn::cli {
namespace {

using Time = Histogram::Time;

// Of the longest time that fits in 63 bits.
constexpr std::int64_t last_bucket = 7'295;

// The shortest time that belongs in it.
Time lower_end(std::uint32_t bucket) {
  return bucket == 0 ? Time{} : Histogram::upper_end(bucket - 1) + Time(1);
}

bool is_in(std::uint32_t bucket, Time time) {
  return lower_end(bucket) <= time && time <= Histogram::upper_end(bucket);
}

// Adds one bucket at a time, from three numbers each.
class Collector {
 public:
  Collector(const DataReader& from, std::int64_t largest_sum)
      : from_(from), largest_sum_(largest_sum) {}

  void add(std::int64_t number) {
    if (place_ == 0) return start(number);
    if (place_ == 1) {
      if (number < 1 || number > largest_count) from_.complain("a bucket is out of range");
      bucket_.count = static_cast<std::uint64_t>(number);
      place_ = 2;
      return;
    }
    bucket_.sum = Time(number);
    const auto count = static_cast<std::int64_t>(bucket_.count);
    // The sum of all may not overflow.
    const bool fits = number <= largest_sum_ - sum_;
    if (!fits || !is_in(bucket_number_, bucket_.sum / count)) {
      from_.complain("the sum of a bucket is out of range");
      return;
    }
    sum_ += number;
    buckets_.emplace_hint(buckets_.end(), bucket_number_, bucket_);
    place_ = 0;
  }

  Histogram finish(Time min, Time max) {
    const bool whole = place_ == 0 && !buckets_.empty();
    if (!whole) {
      from_.complain("its buckets are not three numbers each");
    } else if (min > max || !is_in(buckets_.begin()->first, min) ||
               !is_in(buckets_.rbegin()->first, max)) {
      from_.complain("its minimum or maximum is in no bucket");
    }
    return from_.failed() ? Histogram{} : Histogram::of(std::move(buckets_), min, max);
  }

 private:
  static constexpr std::int64_t largest_count = std::int64_t{1} << 53;

  void start(std::int64_t number) {
    const bool in_order =
        buckets_.empty() || number > static_cast<std::int64_t>(buckets_.rbegin()->first);
    if (number > last_bucket || !in_order) from_.complain("its buckets are not in order");
    bucket_number_ = static_cast<std::uint32_t>(number <= last_bucket ? number : 0);
    place_ = 1;
  }

  const DataReader& from_;
  std::int64_t largest_sum_;
  Histogram::Buckets buckets_;
  std::uint32_t bucket_number_ = 0;
  Histogram::Bucket bucket_;
  std::int64_t sum_ = 0;
  int place_ = 0;
};

}  // namespace

Histogram histogram_in(const DataReader& from, const char* name, std::int64_t largest_sum) {
  if (!from.has(name)) return {};
  const DataReader found = from.member(name);
  Collector collector(found, largest_sum);
  found.member("buckets").each_integer([&](std::int64_t number) { collector.add(number); });
  const Duration min = found.duration("min_ns");
  const Duration max = found.duration("max_ns");
  if (found.failed()) return {};
  return collector.finish(min, max);
}

}  // namespace rconn::cli
