#include "cli/output/metrics/openmetrics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "cli/output/metrics/conditions_met.hpp"
#include "cli/output/metrics/family_text.hpp"
#include "cli/output/metrics/labels.hpp"
#include "cli/output/metrics/quoted.hpp"
#include "cli/output/metrics/report_families.hpp"
#include "connector/values/topology.hpp"

namespace rconn::cli {
namespace {

constexpr std::array<std::string_view, 7> our_labels{"target", "endpoint", "db",       "user",
                                                     "rung",   "fault",    "condition"};

std::string labels_of(const Report& report) {
  std::string text =
      fmt::format("target={},endpoint={}", in_quotes(report.target), in_quotes(report.endpoint));
  if (report.database) text += fmt::format(",db=\"{}\"", *report.database);
  if (report.user) text += fmt::format(",user={}", in_quotes(*report.user));
  const std::string more = user_labels(report.labels, our_labels);
  return more.empty() ? text : text + "," + more;
}

using Series = Exposition::Series;
using Conditions = std::vector<std::string>;

void up(const Series& series, const Conditions& /*all*/, FamilyText& text) {
  text.gauge(series.labels, series.values.fault ? 0 : 1);
}

void exit_status(const Series& series, const Conditions& /*all*/, FamilyText& text) {
  const Verdict verdict = series.values.fault ? info(*series.values.fault).verdict : Verdict::ready;
  text.gauge(series.labels, info(verdict).exit);
}

void fault(const Series& series, const Conditions& /*all*/, FamilyText& text) {
  if (series.values.fault)
    text.gauge(series.labels, 1, "fault=" + in_quotes(info(*series.values.fault).id));
}

void total(const Series& series, const Conditions& /*all*/, FamilyText& text) {
  text.gauge(series.labels, in_seconds_text(series.values.total));
}

void rungs(const Series& series, const Conditions& /*all*/, FamilyText& text) {
  for (const auto& [rung, took] : series.values.rungs) {
    text.gauge(series.labels, in_seconds_text(took), "rung=" + in_quotes(name(rung)));
  }
}

void expectations(const Series& series, const Conditions& all, FamilyText& text) {
  for (const auto& [place, met] : series.values.conditions)
    text.gauge(series.labels, met ? 1 : 0, all[place]);
}

void days_left(const Series& series, const Conditions& /*all*/, FamilyText& text) {
  if (series.values.days_left) text.gauge(series.labels, *series.values.days_left);
}

void left_out(const Series& series, const Conditions& /*all*/, FamilyText& text) {
  if (series.values.left_out) text.gauge(series.labels, *series.values.left_out);
}

struct Family {
  FamilyHead head;
  void (*samples)(const Series&, const Conditions&, FamilyText&);
};

constexpr std::array families{
    Family{{"up", MetricType::gauge, "", "Whether the target was as expected."}, up},
    Family{report_family::exit, exit_status},
    Family{report_family::fault, fault},
    Family{report_family::duration, total},
    Family{report_family::rung_duration, rungs},
    Family{report_family::expectation, expectations},
    Family{report_family::certificate_days, days_left},
    Family{report_family::left_out, left_out},
};

}  // namespace

// The labels of a condition, which most targets share.
std::size_t Exposition::place_of(std::string_view condition) {
  std::string label = "condition=" + in_quotes(condition);
  const auto known = std::ranges::find(conditions_, label);
  const auto place = static_cast<std::size_t>(known - conditions_.begin());
  if (known == conditions_.end()) conditions_.push_back(std::move(label));
  return place;
}

Exposition::Values Exposition::values_of(const Report& report) {
  Values values;
  values.total = report.total;
  if (report.failure) values.fault = report.failure->fault;
  if (report.tls && report.tls->certificate) values.days_left = report.tls->certificate->days_left;
  if (report.topology) {
    const Topology& topology = *report.topology;
    values.left_out = topology.left_out + topology.unread + topology.not_tried();
  }
  for (std::size_t i = 0; i < report.times.size(); ++i) {
    if (report.times[i]) values.rungs.emplace_back(static_cast<Rung>(i), *report.times[i]);
  }
  values.rungs.shrink_to_fit();
  for (const auto& [condition, met] : conditions_met(report)) {
    values.conditions.emplace_back(place_of(condition), met);
  }
  return values;
}

void Exposition::add(const Report& report) {
  std::string labels = labels_of(report);
  Values values = values_of(report);
  if (const auto known = by_labels_.find(labels); known != by_labels_.end()) {
    known->second->values = std::move(values);
    return;
  }
  labels.shrink_to_fit();
  Series& series = all_.emplace_back(Series{std::move(labels), std::move(values)});
  by_labels_.emplace(series.labels, &series);
}

void Exposition::render(const std::function<void(std::string_view)>& write) const {
  constexpr std::size_t piece = std::size_t{64} << 10;
  FamilyText text(MetricsForm::openmetrics);
  for (const Family& family : families) {
    text.begin(family.head, "rconn_");
    for (const Series& series : all_) {
      family.samples(series, conditions_, text);
      if (text.size() >= piece) write(text.take());
    }
  }
  text.end();
  write(text.take());
}

}  // namespace rconn::cli
