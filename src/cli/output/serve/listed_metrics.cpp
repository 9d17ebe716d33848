#include "cli/output/serve/listed_metrics.hpp"

#include <array>
#include <map>

#include "cli/output/metrics/quoted.hpp"
#include "cli/output/metrics/watch_metrics.hpp"
#include "cli/output/serve/report_metrics.hpp"
#include "cli/output/serve/watched.hpp"

namespace rconn::cli {
namespace {

std::string labels_of(const ListedRecord& listed) {
  const std::string labels =
      fmt::format("name={},target={},endpoint={},module={}", in_quotes(listed.name),
                  in_quotes(listed.target), in_quotes(listed.endpoint), in_quotes(listed.module));
  const std::string more = configured_labels(listed.labels);
  return more.empty() ? labels : labels + "," + more;
}

void age(const ListedRecord& listed, const std::string& labels, FamilyText& text) {
  if (listed.last) text.gauge(labels, in_seconds_text(listed.age));
}

void stale(const ListedRecord& listed, const std::string& labels, FamilyText& text) {
  text.gauge(labels, listed.is_stale ? 1 : 0);
}

struct Family {
  FamilyHead head;
  void (*samples)(const ListedRecord&, const std::string& labels, FamilyText&);
};

using enum MetricType;

constexpr std::array families{
    Family{{"rconn_target_age_seconds", gauge, "seconds", "Time since the last check ended."}, age},
    Family{{"rconn_target_stale", gauge, "", "Whether the last check is too old to count."}, stale},
};

}  // namespace

void listed_families(const ServeRecord& record, FamilyText& text) {
  std::vector<std::string> labels;
  std::vector<ReportSeries> checked;
  for (const ListedRecord& listed : record.listed) {
    labels.push_back(labels_of(listed));
    if (listed.last && !listed.is_stale)
      checked.push_back({listed.last.get(), labels.back(), listed.module});
  }
  for (const Family& family : families) {
    text.begin(family.head);
    for (std::size_t i = 0; i < labels.size(); ++i)
      family.samples(record.listed[i], labels[i], text);
  }
  report_families(checked, target_prefix, Extent::brief, text);
  if (!record.watches.empty()) watch_families(named_watches(record), text);
}

std::vector<std::string> listed_family_names() {
  std::vector<std::string> names;
  for (const Family& family : families) names.push_back(sample_name(family.head));
  return names;
}

}  // namespace rconn::cli
