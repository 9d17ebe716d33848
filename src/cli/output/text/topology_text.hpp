// A topology for people: a head line and a table of its members, then what is wrong.
// Entry points: topology_table() for standard output, topology_problems() for standard error.
// Pure. Whatever came from outside is escaped; lines fit 80 columns where the addresses allow it.
#pragma once

#include <string>

#include "cli/output/text/trace_text.hpp"
#include "connector/values/topology.hpp"

namespace rconn::cli {

// Each master is followed by its replicas; Sentinels come last.
std::string topology_table(const Topology& topology, TraceStyle style);

// Two lines for each problem: what, and what to do. Of a report with a topology.
std::string topology_problems(const Report& report);

// Each member with its rungs, for -v.
std::string topology_rungs(const Report& report);

}  // namespace rconn::cli
