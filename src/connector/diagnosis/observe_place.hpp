// Finds out where rconn runs, and what is at the place that it was sent to.
// Entry point: observe_place(), after a failure. Needs no network.
#pragma once

#include "connector/net/machine/machine.hpp"
#include "connector/values/evidence/place_facts.hpp"
#include "connector/values/report.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// Looks only at what may explain the failure; `report` has one.
PlaceFacts observe_place(const Target& target, const Report& report, net::Machine& machine);

}  // namespace rconn
