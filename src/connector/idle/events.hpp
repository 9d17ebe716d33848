// Tells what hit idle connections and used ones at one moment from what ends idle ones.
// Entry point: set_aside_events(). Pure. A second call changes nothing that matters.
#pragma once

#include <span>

#include "connector/values/idle/idle_sample.hpp"

namespace rconn {

// Gives samples that were cut another end, which tells nothing about silence:
// - `stalled`: no answer, at about the time when one in constant use had none, or when the server
//   was down or slow
// - `ended_together`: ended at one moment with all others but subscribed ones, also those in
//   constant use
void set_aside_events(std::span<IdleSample> samples);

}  // namespace rconn
