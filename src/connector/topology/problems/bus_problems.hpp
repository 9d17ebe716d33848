// Finds the nodes of a Cluster that others do not reach at their bus ports, and those that are not
// let in yet.
// Entry points: add_bus_problems(), is_in_handshake(). Pure.
#pragma once

#include <cstddef>
#include <vector>

#include "connector/topology/problems/member_index.hpp"
#include "connector/values/topology.hpp"

namespace rconn {

// Whether the asked node was told to meet it (CLUSTER MEET), and has not heard of it yet.
bool is_in_handshake(const TopologyMember& member);

// Appends the problems of the member at index `place`.
void add_bus_problems(std::size_t place, const Topology& topology, const MemberIndex& index,
                      std::vector<Problem>& problems);

}  // namespace rconn
