// Metric families as text: OpenMetrics 1.0, or Prometheus's text format 0.0.4. What differs: names
// in the metadata of counters and infos, UNIT, the moments at which counters began, and the end.
// Entry point: FamilyText: begin() a family, add its samples, end().
// Invariants: a family without samples leaves no text; only the samples of the family that was
// begun last can be added.
#pragma once

#include <fmt/format.h>

#include <chrono>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "connector/values/numbers/histogram.hpp"
#include "connector/values/report.hpp"
#include "connector/values/serve/metrics_form.hpp"

namespace rconn::cli {

enum class MetricType { counter, gauge, histogram, info };

struct FamilyHead {
  std::string_view name;  // without what the type adds: _total, _info, _bucket
  MetricType type;
  std::string_view unit;  // the end of the name; empty: none
  std::string_view help;
};

// The name of the samples of a counter, a gauge or an info.
std::string sample_name(const FamilyHead& head, std::string_view prefix = "");

// As OpenMetrics wants numbers: seconds, and seconds since 1970.
std::string in_seconds_text(Duration duration);
std::string moment_text(std::chrono::system_clock::time_point moment);

class FamilyText {
 public:
  using Moment = std::chrono::system_clock::time_point;

  explicit FamilyText(MetricsForm form) : form_(form) {}

  // `prefix`: what the name begins with.
  void begin(const FamilyHead& head, std::string_view prefix = "");

  // `labels`: formatted, without braces; `more`: one more of them.
  template <typename Value>
  void gauge(std::string_view labels, const Value& value, std::string_view more = "") {
    add("", labels, more, value);
  }
  void info(std::string_view labels) { add("_info", labels, "", 1); }

  // `began`: when it was 0.
  template <typename Value>
  void counter(std::string_view labels, const Value& value, Moment began) {
    add("_total", labels, "", value);
    created(labels, began);
  }
  void histogram(std::string_view labels, const Histogram& times, Moment began);

  // Nothing can follow.
  void end();

  [[nodiscard]] std::size_t size() const { return text_.size(); }
  // What has been written since the last call.
  [[nodiscard]] std::string take() { return std::exchange(text_, {}); }

 private:
  template <typename Value>
  void add(std::string_view suffix, std::string_view labels, std::string_view more,
           const Value& value) {
    text_ += std::exchange(header_, {});
    const bool bare = labels.empty() && more.empty();
    fmt::format_to(std::back_inserter(text_), "{}{}{}{}{}{}{} {}\n", name_, suffix, bare ? "" : "{",
                   labels, labels.empty() || more.empty() ? "" : ",", more, bare ? "" : "}", value);
  }
  void created(std::string_view labels, Moment began);

  MetricsForm form_;
  std::string text_;
  std::string name_;
  std::string header_;  // of the family that was begun, until its first sample
};

}  // namespace rconn::cli
