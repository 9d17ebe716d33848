// The fields of the object topology in a report, and those of its members and problems.
// Entry points: json_of(); the tables topology_fields(), member_fields(), problem_fields(). They
// are in topology_fields.cpp; man/rconn-json.5 lists the same rows and a test compares them. Rows
// are added, never changed.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>

#include "cli/output/json/table/member.hpp"
#include "connector/values/topology.hpp"

namespace rconn::cli {

std::span<const Member<Topology>> topology_fields();
std::span<const Member<TopologyMember, Topology>> member_fields();
std::span<const Member<Problem, Topology>> problem_fields();

nlohmann::ordered_json json_of(const Topology& topology);

}  // namespace rconn::cli
