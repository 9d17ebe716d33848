#include "connector/values/slots.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rconn {

std::optional<SlotRange> slot_range(long long first, long long last) {
  if (first < 0 || last < first || last >= slot_count) return std::nullopt;
  return SlotRange{static_cast<int>(first), static_cast<int>(last)};
}

SlotRanges normalized(SlotRanges ranges) {
  std::ranges::sort(ranges, {}, &SlotRange::first);
  SlotRanges merged;
  for (const SlotRange& range : ranges) {
    if (!merged.empty() && range.first <= merged.back().last + 1) {
      merged.back().last = std::max(merged.back().last, range.last);
    } else {
      merged.push_back(range);
    }
  }
  return merged;
}

void Coverage::add(const SlotRanges& ranges) {
  for (const SlotRange& range : ranges) {
    for (int slot = range.first; slot <= range.last; ++slot) {
      covered_.set(static_cast<std::size_t>(slot));
    }
  }
}

SlotRanges Coverage::ranges_of(const std::bitset<slot_count>& slots) {
  SlotRanges ranges;
  for (int slot = 0; slot < slot_count; ++slot) {
    if (!slots.test(static_cast<std::size_t>(slot))) continue;
    if (!ranges.empty() && ranges.back().last == slot - 1) {
      ranges.back().last = slot;
    } else {
      ranges.push_back({slot, slot});
    }
  }
  return ranges;
}

std::string text_of(const SlotRanges& ranges, std::size_t max_ranges) {
  std::string text;
  for (std::size_t i = 0; i < std::min(ranges.size(), max_ranges); ++i) {
    const auto& [first, last] = ranges[i];
    if (i > 0) text += ",";
    text += first == last ? fmt::format("{}", first) : fmt::format("{}-{}", first, last);
  }
  if (ranges.size() > max_ranges) text += fmt::format(" and {} more", ranges.size() - max_ranges);
  return text;
}

}  // namespace rconn
