#include "cli/output/metrics/family_text.hpp"

#include <array>

#include "cli/output/words/milliseconds.hpp"

namespace rconn::cli {
namespace {

constexpr std::array<std::string_view, 4> type_names{"counter", "gauge", "histogram", "info"};

struct Bound {
  std::string_view label;  // in seconds, in the canonical form of OpenMetrics
  std::chrono::microseconds time;
};

constexpr std::array bounds{
    Bound{"0.0001", std::chrono::microseconds(100)},
    Bound{"0.00025", std::chrono::microseconds(250)},
    Bound{"0.0005", std::chrono::microseconds(500)},
    Bound{"0.001", std::chrono::milliseconds(1)},
    Bound{"0.0025", std::chrono::microseconds(2500)},
    Bound{"0.005", std::chrono::milliseconds(5)},
    Bound{"0.01", std::chrono::milliseconds(10)},
    Bound{"0.025", std::chrono::milliseconds(25)},
    Bound{"0.05", std::chrono::milliseconds(50)},
    Bound{"0.1", std::chrono::milliseconds(100)},
    Bound{"0.25", std::chrono::milliseconds(250)},
    Bound{"0.5", std::chrono::milliseconds(500)},
    Bound{"1.0", std::chrono::seconds(1)},
    Bound{"2.5", std::chrono::milliseconds(2500)},
    Bound{"5.0", std::chrono::seconds(5)},
    Bound{"10.0", std::chrono::seconds(10)},
};

std::string_view suffix_of(MetricType type) {
  if (type == MetricType::counter) return "_total";
  return type == MetricType::info ? "_info" : "";
}

}  // namespace

std::string sample_name(const FamilyHead& head, std::string_view prefix) {
  return fmt::format("{}{}{}", prefix, head.name, suffix_of(head.type));
}

std::string in_seconds_text(Duration duration) {
  return fmt::format("{:.9f}", in_seconds(duration));
}

std::string moment_text(std::chrono::system_clock::time_point moment) {
  return fmt::format("{:.3f}", std::chrono::duration<double>(moment.time_since_epoch()).count());
}

void FamilyText::begin(const FamilyHead& head, std::string_view prefix) {
  name_ = fmt::format("{}{}", prefix, head.name);
  std::string_view type = type_names.at(static_cast<std::size_t>(head.type));
  if (form_ == MetricsForm::openmetrics) {
    header_ = fmt::format("# TYPE {} {}\n", name_, type);
    if (!head.unit.empty()) header_ += fmt::format("# UNIT {} {}\n", name_, head.unit);
    header_ += fmt::format("# HELP {} {}\n", name_, head.help);
    return;
  }
  // This form has no infos, and calls a family as its samples.
  if (head.type == MetricType::info) type = "gauge";
  const std::string name = sample_name(head, prefix);
  header_ = fmt::format("# HELP {} {}\n# TYPE {} {}\n", name, head.help, name, type);
}

void FamilyText::histogram(std::string_view labels, const Histogram& times, Moment began) {
  for (const Bound& bound : bounds) {
    add("_bucket", labels, fmt::format("le=\"{}\"", bound.label), times.count_up_to(bound.time));
  }
  add("_bucket", labels, "le=\"+Inf\"", times.count());
  add("_count", labels, "", times.count());
  add("_sum", labels, "", in_seconds_text(times.sum()));
  created(labels, began);
}

void FamilyText::created(std::string_view labels, Moment began) {
  if (form_ == MetricsForm::openmetrics) add("_created", labels, "", moment_text(began));
}

void FamilyText::end() {
  header_.clear();
  if (form_ == MetricsForm::openmetrics) text_ += "# EOF\n";
}

}  // namespace rconn::cli
