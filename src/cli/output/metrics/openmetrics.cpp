#include "cli/output/metrics/openmetrics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
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
  constexpr std::array<std::string_view, 5> ours{"target", "endpoint", "rung", "fault",
                                                 "condition"};
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

std::string labels(const Report& report, const std::string& more = "") {
  std::string text =
      fmt::format("{{target={},endpoint={}", in_quotes(report.target), in_quotes(report.endpoint));
  for (const auto& [name, value] : report.labels) {
    if (is_label_name(name))
      text += fmt::format(",{}={}", exported(name, report.labels), in_quotes(value));
  }
  return text + (more.empty() ? "" : "," + more) + "}";
}

std::string seconds(Duration duration) { return fmt::format("{:.9f}", in_seconds(duration)); }

using Reports = std::vector<const Report*>;

std::string up(const Reports& reports) {
  std::string lines;
  for (const Report* report : reports) {
    lines += fmt::format("rconn_up{} {}\n", labels(*report), report->ok() ? 1 : 0);
  }
  return lines;
}

std::string exit_status(const Reports& reports) {
  std::string lines;
  for (const Report* report : reports) {
    lines += fmt::format("rconn_exit{} {}\n", labels(*report), info(report->verdict()).exit);
  }
  return lines;
}

std::string faults(const Reports& reports) {
  std::string lines;
  for (const Report* report : reports) {
    if (!report->failure) continue;
    const std::string fault = "fault=" + in_quotes(info(report->failure->fault).id);
    lines += fmt::format("rconn_fault{} 1\n", labels(*report, fault));
  }
  return lines;
}

std::string totals(const Reports& reports) {
  std::string lines;
  for (const Report* report : reports) {
    lines += fmt::format("rconn_duration_seconds{} {}\n", labels(*report), seconds(report->total));
  }
  return lines;
}

std::string rungs(const Reports& reports) {
  std::string lines;
  for (const Report* report : reports) {
    for (std::size_t i = 0; i < report->times.size(); ++i) {
      if (!report->times[i]) continue;
      lines += fmt::format("rconn_rung_duration_seconds{} {}\n",
                           labels(*report, "rung=" + in_quotes(rung_names[i])),
                           seconds(*report->times[i]));
    }
  }
  return lines;
}

std::string expectations(const Reports& reports) {
  std::string lines;
  for (const Report* report : reports) {
    for (const EvaluatedCondition& evaluated : report->expectations) {
      lines += fmt::format("rconn_expectation_met{} {}\n",
                           labels(*report, "condition=" + in_quotes(evaluated.condition)),
                           evaluated.met ? 1 : 0);
    }
  }
  return lines;
}

std::string days_left(const Reports& reports) {
  std::string lines;
  for (const Report* report : reports) {
    if (!report->tls || !report->tls->certificate) continue;
    lines += fmt::format("rconn_tls_certificate_left_days{} {}\n", labels(*report),
                         report->tls->certificate->days_left);
  }
  return lines;
}

std::string left_out(const Reports& reports) {
  std::string lines;
  for (const Report* report : reports) {
    if (!report->topology) continue;
    const Topology& topology = *report->topology;
    lines += fmt::format("rconn_members_left_out{} {}\n", labels(*report),
                         topology.left_out + topology.unread + topology.not_tried());
  }
  return lines;
}

struct Family {
  std::string_view name;
  std::string_view unit;  // the end of the name; empty: none
  std::string_view help;
  std::string (*samples)(const Reports&);
};

constexpr std::array families{
    Family{"rconn_up", "", "Whether the target was as expected.", up},
    Family{"rconn_exit", "", "The exit status of rconn for the target.", exit_status},
    Family{"rconn_fault", "", "1 for the fault of the target.", faults},
    Family{"rconn_duration_seconds", "seconds", "The total time.", totals},
    Family{"rconn_rung_duration_seconds", "seconds", "The time of each rung.", rungs},
    Family{"rconn_expectation_met", "", "Whether a condition holds.", expectations},
    Family{"rconn_tls_certificate_left_days", "days", "Whole days until the certificate expires.",
           days_left},
    Family{"rconn_members_left_out", "", "Members of the topology that were not tried.", left_out},
};

// Keeps the last report on each target: a series must not have two samples.
Reports last_of_each(const std::vector<Report>& reports) {
  Reports last;
  std::map<std::string, std::size_t> places;
  for (const Report& report : reports) {
    const auto [place, added] = places.emplace(labels(report), last.size());
    if (added) {
      last.push_back(&report);
    } else {
      last[place->second] = &report;
    }
  }
  return last;
}

}  // namespace

std::string render_openmetrics(const std::vector<Report>& reports) {
  const Reports last = last_of_each(reports);
  std::string text;
  for (const Family& family : families) {
    const std::string samples = family.samples(last);
    if (samples.empty()) continue;
    text += fmt::format("# TYPE {} gauge\n", family.name);
    if (!family.unit.empty()) text += fmt::format("# UNIT {} {}\n", family.name, family.unit);
    text += fmt::format("# HELP {} {}\n{}", family.name, family.help, samples);
  }
  return text + "# EOF\n";
}

}  // namespace rconn::cli
