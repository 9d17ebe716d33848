#include "cli/output/metrics/openmetrics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include "cli/options/text/escape.hpp"
#include "cli/output/words/milliseconds.hpp"
#include "connector/values/topology.hpp"

namespace rconn::cli {
namespace {

// OpenMetrics 1.0, "Escaping"; the rest of the text is UTF-8 without control characters.
std::string in_quotes(std::string_view value) {
  std::string text = "\"";
  for (const char letter : text::for_terminal(value)) {
    if (letter == '\\' || letter == '"') text += '\\';
    text += letter;
  }
  return text + '"';
}

// Renames a label that would clash with ours, as Prometheus does.
std::string exported(std::string name, const Labels& all) {
  constexpr std::array<std::string_view, 7> ours{"target", "endpoint", "db",       "user",
                                                 "rung",   "fault",    "condition"};
  if (std::ranges::find(ours, name) == ours.end()) return name;
  do {
    name.insert(0, "exported_");
  } while (std::ranges::find(all, name, &Labels::value_type::first) != all.end());
  return name;
}

// Whether a metric can have this label. Prometheus reserves names that begin with two underscores.
bool is_label_name(std::string_view name) {
  constexpr std::string_view digits = "0123456789";
  constexpr std::string_view others =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789";
  return !name.empty() && !name.starts_with("__") &&
         digits.find(name.front()) == std::string_view::npos &&
         name.find_first_not_of(others) == std::string_view::npos;
}

std::string labels_of(const Report& report) {
  std::string text =
      fmt::format("target={},endpoint={}", in_quotes(report.target), in_quotes(report.endpoint));
  if (report.database) text += fmt::format(",db=\"{}\"", *report.database);
  if (report.user) text += fmt::format(",user={}", in_quotes(*report.user));
  for (const auto& [name, value] : report.labels) {
    if (is_label_name(name))
      text += fmt::format(",{}={}", exported(name, report.labels), in_quotes(value));
  }
  return text;
}

std::string seconds(Duration duration) { return fmt::format("{:.9f}", in_seconds(duration)); }

using Series = Exposition::Series;
using Conditions = std::vector<std::string>;

// The lines of one family.
class Lines {
 public:
  Lines(std::string_view name, std::string& text) : name_(name), text_(text) {}

  template <typename Value>
  void add(const Series& series, const Value& value, std::string_view label = "") {
    fmt::format_to(std::back_inserter(text_), "{}{{{}{}{}}} {}\n", name_, series.labels,
                   label.empty() ? "" : ",", label, value);
  }

 private:
  std::string_view name_;
  std::string& text_;
};

void up(const Series& series, const Conditions& /*all*/, Lines& lines) {
  lines.add(series, series.values.fault ? 0 : 1);
}

void exit_status(const Series& series, const Conditions& /*all*/, Lines& lines) {
  const Verdict verdict = series.values.fault ? info(*series.values.fault).verdict : Verdict::ready;
  lines.add(series, info(verdict).exit);
}

void fault(const Series& series, const Conditions& /*all*/, Lines& lines) {
  if (series.values.fault)
    lines.add(series, 1, "fault=" + in_quotes(info(*series.values.fault).id));
}

void total(const Series& series, const Conditions& /*all*/, Lines& lines) {
  lines.add(series, seconds(series.values.total));
}

void rungs(const Series& series, const Conditions& /*all*/, Lines& lines) {
  for (const auto& [rung, took] : series.values.rungs) {
    lines.add(series, seconds(took), "rung=" + in_quotes(name(rung)));
  }
}

void expectations(const Series& series, const Conditions& all, Lines& lines) {
  for (const auto& [place, met] : series.values.conditions)
    lines.add(series, met ? 1 : 0, all[place]);
}

void days_left(const Series& series, const Conditions& /*all*/, Lines& lines) {
  if (series.values.days_left) lines.add(series, *series.values.days_left);
}

void left_out(const Series& series, const Conditions& /*all*/, Lines& lines) {
  if (series.values.left_out) lines.add(series, *series.values.left_out);
}

struct Family {
  std::string_view name;
  std::string_view unit;  // the end of the name; empty: none
  std::string_view help;
  void (*samples)(const Series&, const Conditions&, Lines&);
};

constexpr std::array families{
    Family{"rconn_up", "", "Whether the target was as expected.", up},
    Family{"rconn_exit", "", "The exit status of rconn for the target.", exit_status},
    Family{"rconn_fault", "", "1 for the fault of the target.", fault},
    Family{"rconn_duration_seconds", "seconds", "The total time.", total},
    Family{"rconn_rung_duration_seconds", "seconds", "The time of each rung.", rungs},
    Family{"rconn_expectation_met", "", "Whether a condition holds.", expectations},
    Family{"rconn_tls_certificate_left_days", "days", "Whole days until the certificate expires.",
           days_left},
    Family{"rconn_members_left_out", "", "Members of the topology that were not tried.", left_out},
};

std::string header(const Family& family) {
  std::string text = fmt::format("# TYPE {} gauge\n", family.name);
  if (!family.unit.empty()) text += fmt::format("# UNIT {} {}\n", family.name, family.unit);
  return text + fmt::format("# HELP {} {}\n", family.name, family.help);
}

}  // namespace

// The labels of a condition, which most targets share.
std::size_t Exposition::place_of(const std::string& condition) {
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
  for (const EvaluatedCondition& evaluated : report.expectations) {
    values.conditions.emplace_back(place_of(evaluated.condition), evaluated.met);
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
  std::string text;
  for (const Family& family : families) {
    const std::string start = header(family);
    bool begun = false;
    for (const Series& series : all_) {
      std::string some;
      Lines lines(family.name, some);
      family.samples(series, conditions_, lines);
      if (some.empty()) continue;
      if (!std::exchange(begun, true)) text += start;
      text += some;
      if (text.size() >= piece) write(std::exchange(text, {}));
    }
  }
  write(text + "# EOF\n");
}

}  // namespace rconn::cli
