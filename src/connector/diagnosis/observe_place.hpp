// Finds out where rconn runs, and what is at the place that it was sent to.
// Entry point: observe_place(), after a failure. Needs no network.
#pragma once

#include "connector/values/evidence/place_facts.hpp"
#include "connector/values/report.hpp"
#include "connector/values/target.hpp"

namespace rconn {

PlaceFacts observe_place(const Target& target, const Report& report);

}  // namespace rconn
