// Topologies as survey() makes them of what servers reply, without the network.
// Entry point: generated_topology(). The same steps: a view, its members, what they say themselves
// when they are tried, arranged, passwords out of it, diagnosed.
#pragma once

#include "connector/values/target.hpp"
#include "connector/values/topology.hpp"
#include "fuzz/input.hpp"

namespace rconn::fuzz {

Topology generated_topology(Input& input, const Target& target);

}  // namespace rconn::fuzz
