#include "cli/output/summary/ping_summary.hpp"

namespace rconn::cli {
namespace {

void add_to(Series& series, const Report& report) {
  ++series.count;
  for (std::size_t i = 0; i < report.times.size(); ++i) {
    if (report.times[i]) series.rungs[i].add(*report.times[i]);
  }
  series.totals.add(report.total);
}

}  // namespace

std::vector<Series::Row> Series::rows() const {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < rungs.size(); ++i) {
    if (!rungs[i].empty()) rows.push_back({rung_names[i], rungs[i].statistics()});
  }
  if (count > 0) rows.push_back({"total", totals.statistics()});
  return rows;
}

void PingSummary::add(const Report& report) {
  target = report.target;
  endpoint = report.endpoint;
  ++sent;
  if (report.failure) {
    ++failed[report.failure->fault];
    return;
  }
  ++ok;
  add_to(report.reused ? reused : fresh, report);
}

std::optional<Comparison> comparison(const PingSummary& summary) {
  if (summary.fresh.count == 0 || summary.reused.count == 0) return std::nullopt;
  return Comparison{summary.fresh.totals.statistics().p50, summary.reused.totals.statistics().p50};
}

}  // namespace rconn::cli
