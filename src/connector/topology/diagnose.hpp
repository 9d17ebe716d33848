// What is wrong with a topology, from what was told of it and found in it.
// Entry points: diagnose(); whom(), seen() and said_of() for a problem in words. Pure.
#pragma once

#include <string>
#include <vector>

#include "connector/values/topology.hpp"

namespace rconn {

// Member by member, then what concerns the whole; empty: all is well.
std::vector<Problem> diagnose(const Topology& topology);

// The members that it is about, by name; empty: it is about the whole.
std::string whom(const Problem& problem, const Topology& topology);

// What was seen of them; may be empty.
Detail seen(const Problem& problem, const Topology& topology);

// Both in one; its fault and what to do stand elsewhere.
Detail said_of(const Problem& problem, const Topology& topology);

}  // namespace rconn
