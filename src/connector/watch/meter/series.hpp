// Adds probes to the slots of time of a series.
// Entry point: add_to(). Pure. Invariant: there are never more than Series::max_slots slots.
#pragma once

#include "connector/values/watch/probe.hpp"
#include "connector/values/watch/watch_record.hpp"

namespace rconn {

// A probe that was due then. `took`: none if it failed.
void add_to(Series& series, View view, Duration due, std::optional<Duration> took);

}  // namespace rconn
