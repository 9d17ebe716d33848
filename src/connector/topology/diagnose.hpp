// What is wrong with a topology, from what was told of it and found in it.
// Entry points: diagnose(); said_of() for a problem in words. Pure.
#pragma once

#include <string>
#include <vector>

#include "connector/topology/topology.hpp"

namespace rconn {

// Member by member, then what concerns the whole; empty: all is well.
std::vector<Problem> diagnose(const Topology& topology);

// Whom it is about, and what was seen; its fault's sentence and the hint stand elsewhere.
std::string said_of(const Problem& problem, const Topology& topology);

}  // namespace rconn
