#include "connector/idle/second_round.hpp"

#include <algorithm>

#include "connector/idle/ages.hpp"

namespace rconn {
namespace {

// Of each arm: more would be a burden for the server, and no better for anybody.
constexpr std::size_t max_narrowing = 64;

IdleSample planned(IdleArm arm, IdleTime age, IdleTime interval) {
  return {
      .arm = arm, .round = 2, .planned = age, .interval = interval, .failure = {}, .server = {}};
}

}  // namespace

std::vector<IdleSample> second_round(const IdleRecord& record) {
  std::vector<IdleSample> samples;
  const IdleBoundary& silent = record.boundary(IdleArm::silent);
  const bool learned =
      record.cut() > 0 && record.finding && record.finding->cause != IdleCause::servers_differ;
  if (!learned) return samples;
  // What keeps connections open is tried first with an interval that fits every age.
  if (silent.cut_from && !silent.mixed) {
    const IdleTime lived = silent.exact ? *silent.cut_from : silent.survived.value_or(IdleTime{});
    const IdleTime interval = round_interval(lived);
    const IdleTime beyond = std::max(*silent.cut_from, silent.cut_to.value_or(IdleTime{}));
    for (const IdleArm arm : {IdleArm::keepalive, IdleArm::ping}) {
      const auto at = static_cast<std::size_t>(arm);
      const bool better = record.helps.at(at) == Helps::yes &&
                          interval > record.interval_that_helps.at(at) && interval < lived;
      if (better) samples.push_back(planned(arm, beyond, interval));
    }
  }
  for (const IdleArm arm : {IdleArm::silent, IdleArm::subscribed}) {
    const IdleBoundary& boundary = record.boundary(arm);
    if (!boundary.cut_from || boundary.exact || boundary.mixed) continue;
    const std::size_t room = record.room.most - std::min(record.room.most, samples.size());
    const IdleTime survived = boundary.survived.value_or(IdleTime{});
    for (const IdleTime age :
         ages_between(survived, *boundary.cut_from, std::min(room, max_narrowing))) {
      samples.push_back(planned(arm, age, {}));
    }
  }
  return samples;
}

}  // namespace rconn
