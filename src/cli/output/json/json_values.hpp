// JSON values that reports and the members of topologies share.
// Entry points: times_of(), expectations_of(). Pure; null if there is no value.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "connector/values/report.hpp"

namespace rconn::cli {

// Milliseconds for each rung reached, and for the total.
nlohmann::ordered_json times_of(const Report& report);

// Each condition, whether it is met, and the value found.
nlohmann::ordered_json expectations_of(const Report& report);

}  // namespace rconn::cli
