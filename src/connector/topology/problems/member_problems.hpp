// Finds the problems of one member of a topology.
// Entry point: add_problems_of(). Pure.
#pragma once

#include <cstddef>
#include <vector>

#include "connector/topology/problems/member_index.hpp"
#include "connector/values/topology.hpp"

namespace rconn {

// Appends the problems of the member at index `place`.
void add_problems_of(std::size_t place, const Topology& topology, const MemberIndex& index,
                     std::vector<Problem>& problems);

// Whether another member considers it failed, or suspects it.
bool is_considered_failed(const TopologyMember& member, const MemberIndex& index);

}  // namespace rconn
