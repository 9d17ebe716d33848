// JSON values that the lines of a watch share.
// Entry points: distribution(), cause_of(), wall_time(), seconds_if_set(). Pure; null if there is
// no value.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string_view>

#include "connector/values/numbers/histogram.hpp"
#include "connector/values/report.hpp"
#include "connector/values/watch/outage.hpp"

namespace rconn::cli {

// Milliseconds: min, avg, p50, p90, p99, p99.9, max. Null without times.
nlohmann::ordered_json distribution(const Histogram& times);

// The object `cause` of a report; only the id if the report is not there any more.
nlohmann::ordered_json cause_of(std::string_view id, const Report* report);

// RFC 3339.
nlohmann::ordered_json wall_time(const Instant& moment);

nlohmann::ordered_json seconds_if_set(const std::optional<Duration>& duration);

}  // namespace rconn::cli
