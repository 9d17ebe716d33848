#include "connector/values/numbers/histogram.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace rconn {
namespace {

// Each power of two has 128 buckets, so a bucket is at most 1/128 wide.
constexpr unsigned bits = 7;

std::uint32_t bucket_of(Histogram::Time time) {
  const auto value = static_cast<std::uint64_t>(time.count());
  const auto width = static_cast<unsigned>(std::bit_width(value));
  const unsigned shift = width > bits + 1 ? width - bits - 1 : 0;
  return static_cast<std::uint32_t>((std::uint64_t{shift} << bits) + (value >> shift));
}

}  // namespace

void Histogram::add(Time time) {
  time = std::max(time, Time{});
  Bucket& bucket = buckets_[bucket_of(time)];
  ++bucket.count;
  bucket.sum += time;
  min_ = count_ == 0 ? time : std::min(min_, time);
  max_ = std::max(max_, time);
  sum_ += time;
  ++count_;
}

void Histogram::add(const Histogram& other) {
  if (other.empty()) return;
  for (const auto& [place, added] : other.buckets_) {
    Bucket& bucket = buckets_[place];
    bucket.count += added.count;
    bucket.sum += added.sum;
  }
  min_ = empty() ? other.min_ : std::min(min_, other.min_);
  max_ = std::max(max_, other.max_);
  sum_ += other.sum_;
  count_ += other.count_;
}

Histogram::Time Histogram::quantile(double share) const {
  // The margin keeps 0.99 of 100 from being rounded up to 100.
  const double exact = static_cast<double>(count_) * share * (1 - 1e-12);
  const auto below = static_cast<std::uint64_t>(exact);
  const std::uint64_t rank = below + (exact > static_cast<double>(below) ? 1U : 0U);
  std::uint64_t passed = 0;
  for (const auto& [place, bucket] : buckets_) {
    passed += bucket.count;
    if (passed >= rank) return bucket.sum / static_cast<Time::rep>(bucket.count);
  }
  return max_;
}

Statistics Histogram::statistics() const {
  return {min_, mean(), quantile(0.5), quantile(0.99), max_};
}

std::uint64_t Histogram::count_up_to(Time time) const {
  if (time < Time{}) return 0;
  std::uint64_t count = 0;
  const auto end = buckets_.upper_bound(bucket_of(time));
  for (auto each = buckets_.begin(); each != end; ++each) count += each->second.count;
  return count;
}

Histogram::Time Histogram::upper_end(std::uint32_t bucket) {
  constexpr std::uint64_t half = std::uint64_t{1} << bits;
  const std::uint64_t shift = bucket < 2 * half ? 0 : bucket / half - 1;
  const std::uint64_t mantissa = bucket - shift * half;
  return Time(static_cast<Time::rep>(((mantissa + 1) << shift) - 1));
}

Histogram Histogram::of(Buckets buckets, Time min, Time max) {
  Histogram histogram;
  for (const auto& [place, bucket] : buckets) {
    histogram.count_ += bucket.count;
    histogram.sum_ += bucket.sum;
  }
  histogram.buckets_ = std::move(buckets);
  histogram.min_ = min;
  histogram.max_ = max;
  return histogram;
}

}  // namespace rconn
