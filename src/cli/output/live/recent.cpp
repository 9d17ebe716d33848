#include "cli/output/live/recent.hpp"

#include <algorithm>

namespace rconn::cli {

Duration slot_length(const WatchSettings& settings) {
  constexpr Duration shortest = std::chrono::seconds(1);
  return std::max({shortest, settings.interval, settings.fresh_interval.value_or(shortest)});
}

void Recent::tick(const WatchRecord& so_far) {
  if (so_far.lasted - begun_ < slot_length(so_far.settings)) return;
  targets_.resize(so_far.targets.size());
  for (std::size_t place = 0; place < targets_.size(); ++place) {
    const std::vector<ViewRecord>& views = so_far.targets[place].views;
    targets_[place].resize(views.size());
    for (std::size_t view = 0; view < views.size(); ++view) {
      auto& [before, slots] = targets_[place][view];
      slots.push_back({begun_, so_far.lasted, between(before, views[view])});
      before = views[view];
      if (slots.size() > most_slots) slots.pop_front();
    }
  }
  begun_ = so_far.lasted;
}

const std::deque<RecentSlot>& Recent::slots_of(std::size_t target, std::size_t view) const {
  static const std::deque<RecentSlot> none;
  if (target >= targets_.size() || view >= targets_[target].size()) return none;
  return targets_[target][view].slots;
}

Histogram Recent::last_minute(std::size_t target, std::size_t view) const {
  Histogram times;
  for (const RecentSlot& slot : slots_of(target, view)) {
    if (slot.begin + std::chrono::minutes(1) >= begun_) times.add(slot.counts.service);
  }
  return times;
}

}  // namespace rconn::cli
