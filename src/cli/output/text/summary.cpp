#include "cli/output/text/summary.hpp"

#include <fmt/format.h>

#include <iterator>
#include <nlohmann/json.hpp>
#include <vector>

#include "cli/options/text/escape.hpp"
#include "cli/output/words/milliseconds.hpp"

namespace rconn::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Column {
  std::string_view name;
  Duration Spread::* value;
};

constexpr std::array columns{Column{"min", &Spread::min}, Column{"avg", &Spread::avg},
                             Column{"p50", &Spread::p50}, Column{"p99", &Spread::p99},
                             Column{"max", &Spread::max}};

struct Way {
  std::string_view name;
  Series Tally::* series;
};

constexpr std::array ways{Way{"new", &Tally::fresh}, Way{"reused", &Tally::reused}};

// The rungs that were climbed, and the total, each with its times.
template <typename Show>
void each_row(const Series& series, Show show) {
  for (std::size_t i = 0; i < series.rungs.size(); ++i) {
    if (!series.rungs[i].empty()) show(rung_names[i], spread_of(series.rungs[i]));
  }
  if (series.count > 0) show(std::string_view("total"), spread_of(series.totals));
}

std::string table(const Tally& tally) {
  std::string text = fmt::format("{:22}", "");
  for (const Column& column : columns) text += fmt::format("{:>11}", column.name);
  text += "\n";
  for (const Way& way : ways) {
    const Series& series = tally.*way.series;
    std::string label = fmt::format("{} ({})", way.name, series.count);
    each_row(series, [&](std::string_view rung, const Spread& spread) {
      text += fmt::format("  {:<11} {:<8}", std::exchange(label, ""), rung);
      for (const Column& column : columns) {
        text += fmt::format("{:>11}", milliseconds(spread.*column.value));
      }
      text += "\n";
    });
  }
  return text;
}

std::string saving(const Comparison& medians) {
  const auto saved = medians.fresh - medians.reused;
  if (saved.count() <= 0) {
    return fmt::format("a persistent connection saves nothing here: {} a ping against {}\n",
                       milliseconds(medians.reused), milliseconds(medians.fresh));
  }
  return fmt::format("a persistent connection saves {} of {} a ping ({} %)\n", milliseconds(saved),
                     milliseconds(medians.fresh), saved * 100 / medians.fresh);
}

Json series_object(const Series& series) {
  Json object;
  object["count"] = series.count;
  Json times = Json::object();
  each_row(series, [&](std::string_view rung, const Spread& spread) {
    Json figures;
    for (const Column& column : columns) {
      figures[std::string(column.name)] = in_milliseconds(spread.*column.value);
    }
    times[std::string(rung)] = std::move(figures);
  });
  object["times_ms"] = std::move(times);
  return object;
}

}  // namespace

std::string summary_text(const Tally& tally) {
  std::string text = fmt::format("--- {}: {} sent, {} ok", tally.target, tally.sent, tally.ok);
  for (const auto& [fault, count] : tally.failed) {
    text += fmt::format(", {} {}", count, info(fault).id);
  }
  text = text::for_terminal(text) + "\n";
  if (tally.ok > 0) text += table(tally);
  if (const auto medians = comparison(tally)) text += saving(*medians);
  return text;
}

std::string summary_json(const Tally& tally, std::string_view command) {
  Json summary;
  summary["sent"] = tally.sent;
  summary["ok"] = tally.ok;
  summary["failed"] = Json::object();
  for (const auto& [fault, count] : tally.failed) {
    summary["failed"][std::string(info(fault).id)] = count;
  }
  for (const Way& way : ways) {
    const Series& series = tally.*way.series;
    if (series.count > 0) summary[std::string(way.name)] = series_object(series);
  }
  if (const auto medians = comparison(tally)) {
    summary["saved_ms"] = in_milliseconds(medians->fresh - medians->reused);
  }
  Json object;
  object["command"] = command;
  object["target"] = text::for_json(tally.target);
  object["endpoint"] = text::for_json(tally.endpoint);
  object["summary"] = std::move(summary);
  return object.dump(-1, ' ', true) + "\n";
}

}  // namespace rconn::cli
