// Finds lists of members that contradict one another: a master's and Sentinel's, and those that do
// not have as many entries as their peer counts.
// Entry point: add_list_problems(). Pure.
#pragma once

#include <vector>

#include "connector/topology/problems/member_index.hpp"
#include "connector/values/topology.hpp"

namespace rconn {

void add_list_problems(const Topology& topology, const MemberIndex& index,
                       std::vector<Problem>& problems);

}  // namespace rconn
