// From which age on connections are cut.
// Entry points: boundary_of(), tolerance(), servers_differ(). Pure.
#pragma once

#include <span>

#include "connector/values/idle/idle_record.hpp"

namespace rconn {

IdleBoundary boundary_of(IdleArm arm, std::span<const IdleSample> samples);

// How far apart two ages may be and still be the same for whoever cuts: servers and proxies look
// for idle connections now and then only.
IdleTime tolerance(const IdleBoundary& boundary);

// Whether several servers answered, of which one cuts connections of an age that another keeps.
bool servers_differ(std::span<const IdleSample> samples);

}  // namespace rconn
