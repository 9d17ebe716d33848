// JSON values that reports and the members of topologies share.
// Entry points: times_of(), expectations_of(), cause_of(). Pure; null if there is no value.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "connector/values/report.hpp"
#include "connector/values/topology.hpp"

namespace rconn::cli {

// Milliseconds for each rung reached, and for the total.
nlohmann::ordered_json times_of(const Report& report);

// Each condition, whether it is met, and the value found.
nlohmann::ordered_json expectations_of(const Report& report);

// The object `cause` of a failure; for a topology, that of its worst problem.
nlohmann::ordered_json cause_of(const Report& report);
nlohmann::ordered_json cause_of(const Problem& problem, const Topology& topology);

}  // namespace rconn::cli
