#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/output/html/figures.hpp"
#include "cli/output/html/markup.hpp"
#include "cli/output/html/sections.hpp"

namespace rconn::cli::html {
namespace {

constexpr double top = 8;
constexpr double bottom = 150;
constexpr int height = 174;

// What is drawn of one slot of time.
struct Step {
  Duration begin;
  Duration end;
  Duration p50;
  Duration p99;
  Duration max;
};

// Steps that follow each other without a gap.
using Run = std::vector<Step>;

std::vector<Run> runs_of(const Part& part, View view) {
  const Series& series = part.target.series;
  const std::size_t together = std::max<std::size_t>(
      1, (series.slots.size() + part.steps - 1) / std::max<std::size_t>(part.steps, 1));
  std::vector<Run> runs;
  bool goes_on = false;
  for (std::size_t first = 0; first < series.slots.size(); first += together) {
    Histogram times;
    const std::size_t end = std::min(first + together, series.slots.size());
    for (std::size_t i = first; i < end; ++i) {
      times.add(series.slots[i].at(static_cast<std::size_t>(view)).service);
    }
    if (times.empty()) {
      goes_on = false;
      continue;
    }
    if (!std::exchange(goes_on, true)) runs.emplace_back();
    runs.back().push_back({series.width * static_cast<Duration::rep>(first),
                           series.width * static_cast<Duration::rep>(end), times.quantile(0.5),
                           times.quantile(0.99), times.max()});
  }
  return runs;
}

// Draws steps as one line, from left to right or back.
class Pen {
 public:
  Pen(const TimeAxis& time, const LatencyAxis& latency) : time_(time), latency_(latency) {}

  [[nodiscard]] std::string line(const Run& run, Duration Step::* value) const {
    std::string path = fmt::format("M{}", place(run.front().begin));
    const char* turn = " ";
    for (const Step& step : run) {
      path += fmt::format("{}{:.1f}H{}", turn, latency_.height(step.*value), place(step.end));
      turn = "V";
    }
    return path;
  }

  // A stroke for each step: maxima of neighbours have little to do with each other.
  [[nodiscard]] std::string strokes(const Run& run, Duration Step::* value) const {
    std::string path;
    for (const Step& step : run) {
      path += fmt::format("M{} {:.1f}H{}", place(step.begin), latency_.height(step.*value),
                          place(step.end));
    }
    return path;
  }

  // The area between the medians and the 99th percentiles.
  [[nodiscard]] std::string band(const Run& run) const {
    std::string path = line(run, &Step::p99);
    for (std::size_t i = run.size(); i-- > 0;) {
      path += fmt::format("V{:.1f}H{}", latency_.height(run[i].p50), place(run[i].begin));
    }
    return path + "Z";
  }

 private:
  [[nodiscard]] std::string place(Duration moment) const {
    return fmt::format("{:.1f}", time_.per_cent(moment) / 100 * path_width);
  }

  const TimeAxis& time_;
  const LatencyAxis& latency_;
};

std::string outages_of(const Part& part, View view, const TimeAxis& axis) {
  std::vector<Window> windows;
  for (const Outage& outage : part.target.outages) {
    for (const ViewOutage& each : outage.views) {
      if (each.view == view && each.address.empty()) {
        windows.push_back({each.began, each.ended, {}});
      }
    }
  }
  std::string all;
  for (const Window& window : merged(std::move(windows), axis, part.rows)) {
    all += drawn(window, axis, top, bottom - top);
  }
  return all;
}

std::string chart_of(const Part& part, const ViewRecord& view, const LatencyAxis& latency) {
  const TimeAxis time(part.record);
  const std::string_view view_name = name(view.view);
  std::string chart = open_chart(
      part.id(fmt::format("latency-{}-", view_name)), height,
      fmt::format("Latency over time, {}", view_name),
      fmt::format("Median {}, 99th percentile {}, maximum {}.", span(view.service.quantile(0.5)),
                  span(view.service.quantile(0.99)), span(view.service.max())));
  chart += time.drawn(top, bottom) + latency.lines();
  chart += outages_of(part, view.view, time) +
           drawn_pauses(part.record, time, top, bottom - top, part.rows);
  std::string band;
  std::string p50;
  std::string p99;
  std::string max;
  const Pen pen(time, latency);
  for (const Run& run : runs_of(part, view.view)) {
    band += pen.band(run);
    p50 += pen.line(run, &Step::p50);
    p99 += pen.line(run, &Step::p99);
    max += pen.strokes(run, &Step::max);
  }
  chart += open_paths(height);
  chart += fmt::format("<g class={}><path class=band d='{}' /><path class=max d='{}' />", view_name,
                       band, max);
  chart += fmt::format("<path class=p99 d='{}' /><path class=p50 d='{}' /></g>", p99, p50);
  return chart + close_paths() + latency.labels() + close_chart();
}

}  // namespace

std::string latency_charts(const Part& part) {
  std::optional<Duration> least;
  Duration most{};
  for (const ViewRecord& view : part.target.views) {
    if (view.service.empty()) continue;
    const Duration low = view.service.quantile(0.01);
    least = least ? std::min(*least, low) : low;
    most = std::max(most, view.service.max());
  }
  if (!least) return "";
  const LatencyAxis latency(*least, most, top, bottom);
  std::string charts = "<h3>Latency over time</h3>\n";
  for (const ViewRecord& view : part.target.views) {
    if (view.service.empty()) continue;
    charts += fmt::format("<figure><h4 class='{0}'>{0}</h4>{1}</figure>\n", name(view.view),
                          chart_of(part, view, latency));
  }
  return charts + fmt::format(
                      "<p class=caption><span class='key line p50'></span> median <span class='key "
                      "line p99'></span> 99th percentile <span class='key line max'></span> "
                      "maximum, of the replies in each {}. The scale is logarithmic. Outages are "
                      "hatched: probes without a reply have no latency.</p>\n",
                      span(part.target.series.width));
}

}  // namespace rconn::cli::html
