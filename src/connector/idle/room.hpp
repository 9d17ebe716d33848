// How many connections a run may hold, and which ones it holds if those are not enough for all.
// Entry points: room_for(), first_round(). Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "connector/values/idle/idle_record.hpp"

namespace rconn {

// At once, whatever the server allows.
inline constexpr std::size_t max_held = 256;

// `descriptors`: how many this process may have open. At least 1 is left for the run; a server
// keeps half of the clients that it would still accept for others.
IdleRoom room_for(std::size_t descriptors, const IdleServer& server);

// The connections of the first round: each arm at each age. Without room for all, whole arms are
// left out, the subscribed one first, then ages: the shortest and the longest one stay. Fills in
// what `room` says of that. `ages` are sorted.
std::vector<IdleSample> first_round(const std::vector<IdleTime>& ages,
                                    const std::vector<IdleArm>& arms, IdleRoom& room);

}  // namespace rconn
