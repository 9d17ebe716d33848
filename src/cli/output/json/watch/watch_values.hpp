// JSON values that the lines of a watch share.
// Entry points: distribution(), cause_of(), wall_time(). Pure; null if there is
// no value.
#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
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

nlohmann::ordered_json escaped_if_any(std::string_view bytes);
nlohmann::ordered_json seconds_if_any(const std::optional<Duration>& duration);
nlohmann::ordered_json count_if_any(std::size_t count);

}  // namespace rconn::cli
