#include "connector/watch/meter/series.hpp"

#include <algorithm>
#include <cstddef>

namespace rconn {
namespace {

void add(SlotCounts& sum, const SlotCounts& other) {
  sum.ok += other.ok;
  sum.failed += other.failed;
  sum.service.add(other.service);
}

// Each two slots become one.
void halve(Series& series) {
  const std::size_t count = (series.slots.size() + 1) / 2;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) series.slots[i] = std::move(series.slots[2 * i]);
    if (2 * i + 1 == series.slots.size()) continue;
    for (std::size_t view = 0; view < view_names.size(); ++view) {
      add(series.slots[i][view], series.slots[2 * i + 1][view]);
    }
  }
  series.slots.resize(count);
  series.width *= 2;
}

}  // namespace

void add_to(Series& series, View view, Duration due, std::optional<Duration> took) {
  while (due / series.width >= static_cast<Duration::rep>(Series::max_slots)) halve(series);
  const auto place = static_cast<std::size_t>(std::max(due, Duration{}) / series.width);
  if (place >= series.slots.size()) series.slots.resize(place + 1);
  SlotCounts& slot = series.slots[place][static_cast<std::size_t>(view)];
  if (took) {
    ++slot.ok;
    slot.service.add(*took);
  } else {
    ++slot.failed;
  }
}

}  // namespace rconn
