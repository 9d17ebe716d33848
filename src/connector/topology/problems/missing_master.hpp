// Finds replicas whose masters lead to no master: one that follows itself, or replicas that follow
// one another.
// Entry point: add_missing_masters(). Pure.
#pragma once

#include <vector>

#include "connector/values/topology.hpp"

namespace rconn {

// Appends a problem for each such circle or end. A replica whose master was left out, or which did
// not answer, leads to none: that is a problem of its own.
void add_missing_masters(const Topology& topology, std::vector<Problem>& problems);

}  // namespace rconn
