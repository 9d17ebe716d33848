#include "cli/output/json/watch/watch_values.hpp"

#include <nlohmann/json.hpp>

#include "cli/output/json/json_values.hpp"
#include "cli/output/summary/percentiles.hpp"
#include "cli/output/words/milliseconds.hpp"
#include "cli/output/words/utc_time.hpp"

namespace rconn::cli {

using Json = nlohmann::ordered_json;

Json distribution(const Histogram& times) {
  if (times.empty()) return {};
  Json object;
  for (const Percentile& row : percentiles) {
    object[std::string(row.name)] = in_milliseconds(row.of(times));
  }
  return object;
}

Json cause_of(std::string_view id, const Report* report) {
  if (report != nullptr && report->failure) {
    if (Json whole = cause_of(*report); !whole.is_null()) return whole;
  }
  return id.empty() ? Json() : Json{{"id", id}};
}

Json wall_time(const Instant& moment) { return utc_time(moment.wall); }

Json seconds_if_set(const std::optional<Duration>& duration) {
  return duration ? Json(in_seconds(*duration)) : Json();
}

}  // namespace rconn::cli
