#include "cli/output/json/summary_json.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "cli/options/text/escape.hpp"
#include "cli/output/words/milliseconds.hpp"

namespace rconn::cli {
namespace {

using Json = nlohmann::ordered_json;

Json series_object(const Series& series) {
  Json object;
  object["count"] = series.count;
  Json times = Json::object();
  for (const Series::Row& row : series.rows()) {
    Json figures;
    for (const StatisticName& column : statistic_names) {
      figures[std::string(column.name)] = in_milliseconds(row.times.*column.value);
    }
    times[std::string(row.name)] = std::move(figures);
  }
  object["times_ms"] = std::move(times);
  return object;
}

}  // namespace

std::string ping_summary_json(const PingSummary& summary, std::string_view command) {
  Json figures;
  figures["sent"] = summary.sent;
  figures["ok"] = summary.ok;
  figures["failed"] = Json::object();
  for (const auto& [fault, count] : summary.failed) {
    figures["failed"][std::string(info(fault).id)] = count;
  }
  for (const SeriesName& way : series_names) {
    const Series& series = summary.*way.series;
    if (series.count > 0) figures[std::string(way.name)] = series_object(series);
  }
  if (const auto medians = comparison(summary)) {
    figures["saved_ms"] = in_milliseconds(medians->fresh - medians->reused);
  }
  Json object;
  object["command"] = command;
  object["target"] = text::for_json(summary.target);
  object["endpoint"] = text::for_json(summary.endpoint);
  object["summary"] = std::move(figures);
  return object.dump(-1, ' ', true) + "\n";
}

std::string check_summary_json(const CheckSummary& summary) {
  Json figures;
  figures["targets"] = summary.targets();
  figures["ok"] = summary.ok;
  figures["failed"] = Json::object();
  for (const auto& [fault, entry] : summary.failed) {
    figures["failed"][std::string(info(fault).id)] = entry.count;
  }
  figures["interrupted"] = summary.interrupted;
  if (summary.rest_uncounted) figures["rest_uncounted"] = true;
  figures["bad_lines"] = summary.bad_lines;
  figures["took_ms"] = in_milliseconds(summary.took);
  if (summary.slowest) {
    figures["slowest"] = {{"target", text::for_json(summary.slowest->target)},
                          {"ms", in_milliseconds(summary.slowest->took)}};
  }
  Json object;
  object["command"] = "check";
  object["summary"] = std::move(figures);
  return object.dump(-1, ' ', true) + "\n";
}

}  // namespace rconn::cli
