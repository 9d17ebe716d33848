// Finds the problems of a topology in what its members reported and how they were reached.
// Entry points: diagnose(); affected_members(), observation() and description() describe a problem
// in words. Pure.
#pragma once

#include <string>
#include <vector>

#include "connector/values/topology.hpp"

namespace rconn {

// Each problem once, with its cause where one is found; those that others follow from come first.
// Empty if there are none.
std::vector<Problem> diagnose(const Topology& topology);

// The names of the members that the problem concerns; empty if it concerns the whole topology.
std::string affected_members(const Problem& problem, const Topology& topology);

// The observation behind the problem; may be empty.
Detail observation(const Problem& problem, const Topology& topology);

// Both of these in one text, without the fault's sentence and the hint.
Detail description(const Problem& problem, const Topology& topology);

}  // namespace rconn
