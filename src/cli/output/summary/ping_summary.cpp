#include "cli/output/summary/ping_summary.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace rconn::cli {
namespace {

// The percentile by nearest rank.
Duration percentile(const std::vector<Duration>& sorted, std::size_t percent) {
  const std::size_t rank = (sorted.size() * percent + 99) / 100;
  return sorted[std::max<std::size_t>(rank, 1) - 1];
}

void add_to(Series& series, const Report& report) {
  ++series.count;
  for (std::size_t i = 0; i < report.times.size(); ++i) {
    if (report.times[i]) series.rungs[i].push_back(*report.times[i]);
  }
  series.totals.push_back(report.total);
}

}  // namespace

Statistics statistics_of(std::vector<Duration> times) {
  std::ranges::sort(times);
  const Duration sum = std::accumulate(times.begin(), times.end(), Duration{});
  return {times.front(), sum / times.size(), percentile(times, 50), percentile(times, 99),
          times.back()};
}

std::vector<Series::Row> Series::rows() const {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < rungs.size(); ++i) {
    if (!rungs[i].empty()) rows.push_back({rung_names[i], statistics_of(rungs[i])});
  }
  if (count > 0) rows.push_back({"total", statistics_of(totals)});
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
  return Comparison{statistics_of(summary.fresh.totals).p50,
                    statistics_of(summary.reused.totals).p50};
}

}  // namespace rconn::cli
