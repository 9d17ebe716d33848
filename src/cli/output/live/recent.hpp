// What the views of the targets saw in the last while, in slots of equal length, for a picture.
// Entry points: Recent::tick(), then slots_of() and last_minute(). Pure.
// Invariant: at most most_slots slots of each view are kept.
#pragma once

#include <cstddef>
#include <deque>
#include <vector>

#include "cli/output/summary/watch_span.hpp"
#include "connector/values/watch/watch_record.hpp"

namespace rconn::cli {

struct RecentSlot {
  Duration begin{};
  Duration end{};
  ViewSpan counts;
};

class Recent {
 public:
  // Call a few times per second.
  void tick(const WatchRecord& so_far);

  // Oldest first. `view`: its place in the record.
  [[nodiscard]] const std::deque<RecentSlot>& slots_of(std::size_t target, std::size_t view) const;

  // The times of the probes in the slots that began in the last minute.
  [[nodiscard]] Histogram last_minute(std::size_t target, std::size_t view) const;

 private:
  static constexpr std::size_t most_slots = 300;

  struct ViewSlots {
    ViewRecord before;
    std::deque<RecentSlot> slots;
  };

  std::vector<std::vector<ViewSlots>> targets_;
  Duration begun_{};
};

// From one slot to the next: a second, or longer where probes are rarer.
Duration slot_length(const WatchSettings& settings);

}  // namespace rconn::cli
