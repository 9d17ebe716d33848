// Tells each cause once, and the root of the others first.
// Entry point: arrange_problems(). Pure.
#pragma once

#include <vector>

#include "connector/values/topology.hpp"

namespace rconn {

// Merges problems that differ only in their members, and sorts them: members that cannot be used
// before what follows from that, masters before replicas. A merged problem names no address in its
// detail and advice.
std::vector<Problem> arrange_problems(std::vector<Problem> problems, const Topology& topology);

}  // namespace rconn
