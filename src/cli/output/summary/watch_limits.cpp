#include "cli/output/summary/watch_limits.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/output/words/availability.hpp"
#include "cli/output/words/milliseconds.hpp"

namespace rconn::cli {
namespace {

constexpr double per_cent = 100;

bool was_probed(const TargetRecord& target) {
  return std::ranges::any_of(target.views,
                             [](const ViewRecord& view) { return view.probes() > 0; });
}

}  // namespace

WatchLimits watch_limits_of(const Options& options) {
  WatchLimits limits{.min_availability = options.min_availability};
  if (options.max_outage) {
    limits.max_outage =
        std::chrono::duration_cast<Duration>(std::chrono::duration<double>(*options.max_outage));
  }
  return limits;
}

std::vector<BrokenLimit> broken_limits(const WatchRecord& record, const WatchLimits& limits) {
  std::vector<BrokenLimit> broken;
  for (std::size_t place = 0; place < record.targets.size(); ++place) {
    const TargetRecord& target = record.targets[place];
    if (limits.max_outage) {
      const double allowed = in_seconds(*limits.max_outage);
      if (target.longest > *limits.max_outage) {
        broken.push_back({place, LimitOfWatch::max_outage, allowed, in_seconds(target.longest)});
      }
    }
    if (limits.min_availability) {
      const auto share =
          was_probed(target) ? availability_by_time(record, target.down) : std::nullopt;
      if (!share || *share * per_cent < *limits.min_availability) {
        broken.push_back({place, LimitOfWatch::min_availability, *limits.min_availability,
                          share ? std::optional(*share * per_cent) : std::nullopt});
      }
    }
  }
  return broken;
}

std::string in_words(const BrokenLimit& broken) {
  if (!broken.found) return "no probe had a result, so its availability is not known";
  if (broken.limit == LimitOfWatch::max_outage) {
    return fmt::format(
        "the longest outage was {:.3f} s, {:.3f} s more than the {:g} s of "
        "--max-outage",
        *broken.found, *broken.found - broken.allowed, broken.allowed);
  }
  return fmt::format(
      "it was available {} of the time, less than the {:g} % of "
      "--min-availability",
      availability(*broken.found / per_cent), broken.allowed);
}

}  // namespace rconn::cli
