// Ranges of the hash slots of a Cluster (0..16383).
// Entry points: slot_range() makes a range, Coverage is the union of many, text_of() prints them.
// Pure.
#pragma once

#include <bitset>
#include <optional>
#include <string>
#include <vector>

namespace rconn {

inline constexpr int slot_count = 16384;

struct SlotRange {
  int first;
  int last;  // inclusive

  friend bool operator==(const SlotRange&, const SlotRange&) = default;
};

using SlotRanges = std::vector<SlotRange>;

// None unless 0 <= first <= last < slot_count.
std::optional<SlotRange> slot_range(long long first, long long last);

// Sorts the ranges and merges those that overlap or touch, so that equal sets compare equal.
SlotRanges normalized(SlotRanges ranges);

// A set of slots.
class Coverage {
 public:
  void add(const SlotRanges& ranges);

  [[nodiscard]] int count() const { return static_cast<int>(covered_.count()); }
  [[nodiscard]] bool complete() const { return covered_.all(); }
  [[nodiscard]] SlotRanges ranges() const { return ranges_of(covered_); }
  [[nodiscard]] SlotRanges missing() const { return ranges_of(~covered_); }

 private:
  static SlotRanges ranges_of(const std::bitset<slot_count>& slots);

  std::bitset<slot_count> covered_;
};

// "0-99,200"; after the first `max_ranges` the number of the others (" and 3 more").
std::string text_of(const SlotRanges& ranges, std::size_t max_ranges = 4);

}  // namespace rconn
