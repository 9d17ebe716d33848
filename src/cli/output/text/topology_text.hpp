// Text output of a topology: a head line and a table of its members, then its problems.
// Entry points: topology_table() for standard output, topology_problems() for standard error.
// Pure. Text from outside is escaped; lines fit 80 columns unless addresses are long.
#pragma once

#include <string>

#include "cli/output/text/display.hpp"
#include "connector/values/topology.hpp"

namespace rconn::cli {

// Each master is followed by its replicas; Sentinels come last. Only sentences are folded.
std::string topology_table(const Topology& topology, const Display& display);

// Each problem, its cause where one is known, and its hint; a hint that several have stands once.
// Problems that follow from others come last, without hints. The report must have a topology.
std::string topology_problems(const Report& report);

// The rungs of the target and of each member, for -v.
std::string topology_rungs(const Report& report);

}  // namespace rconn::cli
