#include "connector/run/wait_progress.hpp"

#include <algorithm>

namespace rconn {

std::optional<RunEnd> WaitProgress::note(std::size_t place, const Target& target,
                                         const Report& report, bool changed) {
  TargetProgress& one = progress_[place];
  const bool awaited = is_awaited(report, target, policy_.invert);
  if (changed || !awaited) one.in_a_row = 0;
  if (awaited) ++one.in_a_row;
  one.met = one.in_a_row >= policy_.stable;
  if (!awaited) one.interval = next_interval(policy_, one.interval);
  if (one.met && (policy_.any || std::ranges::all_of(progress_, &TargetProgress::met))) {
    return RunEnd::complete;
  }
  if (is_hopeless(report, policy_)) return RunEnd::hopeless;
  return std::nullopt;
}

}  // namespace rconn
