// What is wrong with one member of a topology.
// Entry point: add_problems_of(). Pure.
#pragma once

#include <cstddef>
#include <vector>

#include "connector/values/topology.hpp"

namespace rconn {

// `place`: of the member.
void add_problems_of(std::size_t place, const Topology& topology, std::vector<Problem>& problems);

// Whether those who tell of it hold it to be failing, or suspect it.
bool is_held_failing(const TopologyMember& member, const Topology& topology);

}  // namespace rconn
