// Topologies as survey() builds them from replies, without a network.
// Entry point: generated_topology(). It follows the same steps: reads a view, lists the members,
// probes them, arranges them, redacts passwords, diagnoses.
#pragma once

#include "connector/values/target.hpp"
#include "connector/values/topology.hpp"
#include "fuzz/input.hpp"

namespace rconn::fuzz {

Topology generated_topology(Input& input, const Target& target);

}  // namespace rconn::fuzz
