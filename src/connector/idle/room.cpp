#include "connector/idle/room.hpp"

#include <algorithm>

#include "connector/idle/ages.hpp"
#include "connector/net/process/descriptor_limit.hpp"

namespace rconn {
namespace {

// Connections beside those that are held: the one that asks whether the server still answers, and
// another attempt of it.
constexpr std::size_t others = 2;

// So many of them, evenly, with the first and the last.
std::vector<IdleTime> thinned(const std::vector<IdleTime>& ages, std::size_t count) {
  if (count >= ages.size()) return ages;
  if (count <= 1) return {ages.back()};
  std::vector<IdleTime> some;
  for (std::size_t i = 0; i < count; ++i) some.push_back(ages[i * (ages.size() - 1) / (count - 1)]);
  return some;
}

}  // namespace

IdleRoom room_for(std::size_t descriptors, const IdleServer& server) {
  IdleRoom room;
  room.most = max_held;
  const std::size_t needed = reserved_descriptors + others;
  const std::size_t own = descriptors > needed ? descriptors - needed : 1;
  if (own < room.most) room = {.most = own, .limit = IdleRoom::Limit::descriptors, .left_out = {}};
  if (!server.max_clients) return room;
  const auto free = std::max<std::int64_t>(*server.max_clients - server.clients.value_or(0), 0);
  const auto fair = std::max<std::size_t>(static_cast<std::size_t>(free) / 2, 1);
  if (fair < room.most) room = {.most = fair, .limit = IdleRoom::Limit::clients, .left_out = {}};
  return room;
}

std::vector<IdleSample> first_round(const std::vector<IdleTime>& ages,
                                    const std::vector<IdleArm>& arms, IdleRoom& room) {
  const IdleTime interval = keeping_interval(ages.front());
  const auto fits = [&ages, interval](IdleArm arm) {
    // An age that is not longer than the interval would be a silence like any other.
    const bool keeps = arm == IdleArm::keepalive || arm == IdleArm::ping;
    return std::ranges::count_if(ages, [&](IdleTime age) { return !keeps || age > interval; });
  };
  std::size_t most_arms = 0;
  std::size_t wanted = 0;
  for (const IdleArm arm : arms) {
    wanted += static_cast<std::size_t>(fits(arm));
    if (wanted <= room.most) ++most_arms;
  }
  most_arms = std::max<std::size_t>(most_arms, 1);
  room.wanted = wanted;
  for (std::size_t i = most_arms; i < arms.size(); ++i) room.left_out.push_back(arms[i]);
  std::vector<IdleSample> samples;
  for (std::size_t i = 0; i < std::min(most_arms, arms.size()); ++i) {
    const bool keeps = arms[i] == IdleArm::keepalive || arms[i] == IdleArm::ping;
    for (const IdleTime age : thinned(ages, room.most)) {
      if (keeps && age <= interval) continue;
      samples.push_back({.arm = arms[i],
                         .planned = age,
                         .interval = keeps ? interval : IdleTime{},
                         .failure = {},
                         .server = {}});
    }
  }
  room.planned = samples.size();
  if (room.planned == room.wanted) room.limit = IdleRoom::Limit::none;
  return samples;
}

}  // namespace rconn
