#include "cli/output/json/summary_json.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "cli/output/json/table/line_of.hpp"
#include "cli/output/json/table/object_of.hpp"
#include "cli/output/json/table/values.hpp"
#include "cli/output/words/milliseconds.hpp"

namespace rconn::cli {
namespace {

using Json = nlohmann::ordered_json;

Json times_of(const Series& series) {
  Json times = Json::object();
  for (const Series::Row& row : series.rows()) {
    Json figures;
    for (const StatisticName& column : statistic_names) {
      figures[std::string(column.name)] = in_milliseconds(row.times.*column.value);
    }
    times[std::string(row.name)] = std::move(figures);
  }
  return times;
}

Json series_if_any(const Series& series) {
  return series.count > 0 ? object_of(series_fields(), series) : Json();
}

Json saved(const PingSummary& summary) {
  const auto medians = comparison(summary);
  return medians ? Json(in_milliseconds(medians->fresh - medians->reused)) : Json();
}

Json failed(const PingSummary& summary) {
  Json object = Json::object();
  for (const auto& [fault, count] : summary.failed) object[std::string(info(fault).id)] = count;
  return object;
}

Json failed(const CheckSummary& summary) {
  Json object = Json::object();
  for (const auto& [fault, entry] : summary.failed) {
    object[std::string(info(fault).id)] = entry.count;
  }
  return object;
}

// clang-format off
constexpr std::array of_ping{
    Member<PingSummary>{"sent", "count", "how many pings there were",
        [](const PingSummary& s) { return Json(s.sent); }},
    Member<PingSummary>{"ok", "count", "those that succeeded",
        [](const PingSummary& s) { return Json(s.ok); }},
    Member<PingSummary>{"failed", "{fault:count}", "those that failed, by fault",
        [](const PingSummary& s) { return failed(s); }},
    Member<PingSummary>{series_names[0].name, "series?", "those on new connections that succeeded",
        [](const PingSummary& s) { return series_if_any(s.fresh); }},
    Member<PingSummary>{series_names[1].name, "series?", "those on kept connections that succeeded",
        [](const PingSummary& s) { return series_if_any(s.reused); }},
    Member<PingSummary>{"saved_ms", "number?", "the difference of the medians: new less reused",
        [](const PingSummary& s) { return saved(s); }},
};

constexpr std::array of_series{
    Member<Series>{"count", "count", "how many", [](const Series& s) { return Json(s.count); }},
    Member<Series>{"times_ms", "{step:statistics}", "of each rung, and the total",
        [](const Series& s) { return times_of(s); }},
};

constexpr std::array of_check{
    Member<CheckSummary>{"targets", "count", "how many there were",
        [](const CheckSummary& s) { return Json(s.targets()); }},
    Member<CheckSummary>{"ok", "count", "those that are as expected",
        [](const CheckSummary& s) { return Json(s.ok); }},
    Member<CheckSummary>{"failed", "{fault:count}", "those that are not, by fault",
        [](const CheckSummary& s) { return failed(s); }},
    Member<CheckSummary>{"interrupted", "count", "in progress or not started when a signal ended the run",
        [](const CheckSummary& s) { return Json(s.interrupted); }},
    Member<CheckSummary>{"rest_uncounted", "true?", "the lists were not read to their end: there may be more",
        [](const CheckSummary& s) { return true_if(s.rest_uncounted); }},
    Member<CheckSummary>{"bad_lines", "count", "lines of lists that name no target",
        [](const CheckSummary& s) { return Json(s.bad_lines); }},
    Member<CheckSummary>{"took_ms", "ms", "how long the run took",
        [](const CheckSummary& s) { return Json(in_milliseconds(s.took)); }},
    Member<CheckSummary>{"slowest", "slowest?", "of those that are as expected",
        [](const CheckSummary& s) { return s.slowest ? object_of(slowest_fields(), *s.slowest) : Json(); }},
};

constexpr std::array of_slowest{
    Member<CheckSummary::Slowest>{"target", "text", "as given",
        [](const CheckSummary::Slowest& s) { return text_of(s.target); }},
    Member<CheckSummary::Slowest>{"ms", "ms", "its total time",
        [](const CheckSummary::Slowest& s) { return Json(in_milliseconds(s.took)); }},
};

constexpr std::array of_ping_line{
    Member<PingSummary>{"command", "=ping", "ping", [](const PingSummary&) { return Json("ping"); }},
    Member<PingSummary>{"target", "text", "as given",
        [](const PingSummary& s) { return text_of(s.target); }},
    Member<PingSummary>{"endpoint", "text", "its endpoint string",
        [](const PingSummary& s) { return text_of(s.endpoint); }},
    Member<PingSummary>{"summary", "ping_summary", "the pings of the target",
        [](const PingSummary& s) { return object_of(ping_summary_fields(), s); }},
};

constexpr std::array of_check_line{
    Member<CheckSummary>{"command", "=check", "check", [](const CheckSummary&) { return Json("check"); }},
    Member<CheckSummary>{"summary", "check_summary", "all targets",
        [](const CheckSummary& s) { return object_of(check_summary_fields(), s); }},
};
// clang-format on

}  // namespace

std::span<const Member<PingSummary>> ping_line_fields() { return of_ping_line; }
std::span<const Member<PingSummary>> ping_summary_fields() { return of_ping; }
std::span<const Member<Series>> series_fields() { return of_series; }
std::span<const Member<CheckSummary>> check_line_fields() { return of_check_line; }
std::span<const Member<CheckSummary>> check_summary_fields() { return of_check; }
std::span<const Member<CheckSummary::Slowest>> slowest_fields() { return of_slowest; }

std::string ping_summary_json(const PingSummary& summary) {
  return line_of(object_of(ping_line_fields(), summary));
}

std::string check_summary_json(const CheckSummary& summary) {
  return line_of(object_of(check_line_fields(), summary));
}

}  // namespace rconn::cli
