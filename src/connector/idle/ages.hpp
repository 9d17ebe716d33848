// Which silences are tried.
// Entry points: default_ages(), ages_between(), keeping_interval(), round_interval(). Pure.
#pragma once

#include <cstddef>
#include <vector>

#include "connector/values/idle/idle_sample.hpp"

namespace rconn {

// Ages just above those at which silent connections are commonly cut, up to `up_to` (above 0),
// which is the last one.
std::vector<IdleTime> default_ages(IdleTime up_to);

// Sorted, each once.
std::vector<IdleTime> in_order(std::vector<IdleTime> ages);

// Ages strictly between one that was survived and one that was not, in steps of 5 s, or of 5 % of
// the latter where that is less. At most `room` of them: then the steps are longer.
std::vector<IdleTime> ages_between(IdleTime survived, IdleTime cut, std::size_t room);

// The interval of keepalives and pings while it is not known yet what is needed: at most half the
// shortest age, but whole seconds (tcp(7)), and at most a minute.
IdleTime keeping_interval(IdleTime shortest_age);

// An interval to recommend where silences of that long are survived: at most a third, so that a
// lost packet does no harm, and a number that people like. At least 1 s.
IdleTime round_interval(IdleTime survived);

}  // namespace rconn
