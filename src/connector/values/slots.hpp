// Hash slots of a Cluster, as ranges.
// Entry points: slot_range() for the ends of one, Coverage for what many ranges cover, text_of().
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
  int last;

  friend bool operator==(const SlotRange&, const SlotRange&) = default;
};

using SlotRanges = std::vector<SlotRange>;

// Nothing if they are no slots, first before last.
std::optional<SlotRange> slot_range(long long first, long long last);

// In order and without overlaps or seams, so that equal sets are equal.
SlotRanges tidied(SlotRanges ranges);

class Coverage {
 public:
  void add(const SlotRanges& ranges);

  [[nodiscard]] int count() const { return static_cast<int>(covered_.count()); }
  [[nodiscard]] bool complete() const { return covered_.all(); }
  [[nodiscard]] SlotRanges missing() const;

 private:
  std::bitset<slot_count> covered_;
};

// "0-99,200", the first few and how many ranges more.
std::string text_of(const SlotRanges& ranges, std::size_t max_ranges = 4);

}  // namespace rconn
