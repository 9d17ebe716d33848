#include "cli/output/live/sparkline.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace rconn::cli {
namespace {

constexpr std::array<std::string_view, 8> blocks{"\xe2\x96\x81", "\xe2\x96\x82", "\xe2\x96\x83",
                                                 "\xe2\x96\x84", "\xe2\x96\x85", "\xe2\x96\x86",
                                                 "\xe2\x96\x87", "\xe2\x96\x88"};
constexpr std::array<std::string_view, 8> letters{"_", ".", "-", "=", "+", "*", "%", "#"};
constexpr std::string_view down_mark = "x";

// The step for a time; `median` of all slots.
std::size_t step_of(Duration time, Duration median) {
  constexpr std::array<int, 7> halves{1, 2, 3, 4, 8, 16, 32};  // upper ends, in half medians
  std::size_t step = 0;
  while (step < halves.size() && 2 * time > halves.at(step) * median) ++step;
  return step;
}

Duration median_of(const std::deque<RecentSlot>& slots) {
  std::vector<Duration> times;
  for (const RecentSlot& slot : slots) {
    if (!slot.counts.service.empty()) times.push_back(slot.counts.service.max());
  }
  if (times.empty()) return {};
  const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
  std::ranges::nth_element(times, middle);
  return *middle;
}

bool overlaps(const ViewOutage& outage, View view, const RecentSlot& slot) {
  return outage.view == view && outage.address.empty() && outage.began.middle() < slot.end &&
         (!outage.over || outage.ended.middle() > slot.begin);
}

bool was_down(const TargetRecord& target, View view, const RecentSlot& slot) {
  for (auto outage = target.outages.rbegin(); outage != target.outages.rend(); ++outage) {
    if (outage->over && outage->ended.latest < slot.begin) break;
    const auto in_slot = [&](const ViewOutage& each) { return overlaps(each, view, slot); };
    if (std::ranges::any_of(outage->views, in_slot)) return true;
  }
  return false;
}

}  // namespace

std::vector<SparkCell> sparkline(const std::deque<RecentSlot>& slots, std::size_t width,
                                 const TargetRecord& target, View view, bool unicode) {
  const std::size_t count = std::min(width, slots.size());
  const std::deque<RecentSlot> shown(slots.end() - static_cast<std::ptrdiff_t>(count), slots.end());
  const Duration median = median_of(shown);
  std::vector<SparkCell> cells;
  for (const RecentSlot& slot : shown) {
    if (was_down(target, view, slot)) {
      cells.push_back({std::string(down_mark), true});
    } else if (slot.counts.service.empty()) {
      cells.push_back({" ", false});
    } else {
      const std::size_t step = step_of(slot.counts.service.max(), median);
      cells.push_back({std::string(unicode ? blocks.at(step) : letters.at(step)), false});
    }
  }
  return cells;
}

}  // namespace rconn::cli
