#include "cli/output/summary/histogram.hpp"

#include <algorithm>
#include <bit>

namespace rconn::cli {
namespace {

// Each power of two has 128 buckets, so a bucket is at most 1/128 wide.
constexpr unsigned bits = 7;

std::uint32_t bucket_of(Duration time) {
  const auto value = static_cast<std::uint64_t>(time.count());
  const auto width = static_cast<unsigned>(std::bit_width(value));
  const unsigned shift = width > bits + 1 ? width - bits - 1 : 0;
  return static_cast<std::uint32_t>((std::uint64_t{shift} << bits) + (value >> shift));
}

}  // namespace

void Histogram::add(Duration time) {
  time = std::max(time, Duration{});
  Bucket& bucket = buckets_[bucket_of(time)];
  ++bucket.count;
  bucket.sum += time;
  min_ = count_ == 0 ? time : std::min(min_, time);
  max_ = std::max(max_, time);
  sum_ += time;
  ++count_;
}

// By nearest rank.
Duration Histogram::percentile(std::uint64_t percent) const {
  const std::uint64_t rank = std::max<std::uint64_t>((count_ * percent + 99) / 100, 1);
  std::uint64_t passed = 0;
  for (const auto& [place, bucket] : buckets_) {
    passed += bucket.count;
    if (passed >= rank) return bucket.sum / bucket.count;
  }
  return max_;
}

Statistics Histogram::statistics() const {
  return {min_, sum_ / count_, percentile(50), percentile(99), max_};
}

}  // namespace rconn::cli
