// JSON values that reports and the members of topologies have in common.
// Entry points: times_of(), expectations_of(). Pure; null stands for what is not there.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "connector/values/report.hpp"

namespace rconn::cli {

// One number of milliseconds for each rung reached, and total.
nlohmann::ordered_json times_of(const Report& report);

// Each condition: whether it is met, and what was found.
nlohmann::ordered_json expectations_of(const Report& report);

}  // namespace rconn::cli
