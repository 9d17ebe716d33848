// What rules need to know of a target, as plain facts without its secrets.
// Entry point: observe_target(). Pure.
#pragma once

#include "connector/values/evidence.hpp"
#include "connector/values/target.hpp"

namespace rconn {

TargetFacts observe_target(const Target& target);

}  // namespace rconn
