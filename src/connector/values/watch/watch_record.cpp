#include "connector/values/watch/watch_record.hpp"

#include <algorithm>

namespace rconn {

bool TargetRecord::is_down() const { return std::ranges::any_of(views, &ViewRecord::is_down); }

const ViewRecord* TargetRecord::first_with_times() const {
  const auto found =
      std::ranges::find_if(views, [](const ViewRecord& view) { return !view.service.empty(); });
  return found == views.end() ? nullptr : &*found;
}

Duration paused_between(const std::vector<Pause>& pauses, Duration from, Duration until) {
  Duration sum{};
  for (const Pause& pause : pauses) {
    const Duration began = std::max(pause.began.at, from);
    const Duration ended = std::min(pause.began.at + pause.lasted - pause.asleep, until);
    sum += std::max(ended - began, Duration{});
  }
  return sum;
}

std::optional<double> availability_by_time(const WatchRecord& record, Duration down) {
  const Duration watched = record.lasted - record.paused;
  if (watched <= Duration{}) return std::nullopt;
  const std::chrono::duration<double> works = watched - std::clamp(down, Duration{}, watched);
  return works / std::chrono::duration<double>(watched);
}

std::optional<double> availability_by_probes(const ViewRecord& view) {
  if (view.probes() == 0) return std::nullopt;
  return static_cast<double>(view.ok) / static_cast<double>(view.probes());
}

}  // namespace rconn
