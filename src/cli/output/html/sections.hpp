// The parts of the report in HTML, in the order in which they are shown.
// Entry points: one function for each. Pure. A part with nothing to show is empty.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cli/output/html/chart.hpp"
#include "cli/output/json/data/watch_data.hpp"

namespace rconn::cli::html {

std::string style();

// One target of the watch, and how much of it may be shown.
struct Part {
  const WatchRecord& record;
  const TargetRecord& target;
  std::size_t place;  // its index
  std::size_t rows;   // of a table, at most
  std::size_t steps;  // of a line over time, at most

  // Unique in the page.
  [[nodiscard]] std::string id(std::string_view name) const {
    return std::string(name) + std::to_string(place);
  }
};

std::string page_title(const WatchRecord& record);

// What was watched, for how long, and the result in one sentence.
std::string headline(const WatchData& data);

// The most important numbers: of the only target, or of each in a table with links.
// `detailed`: those that have a section, in order.
std::string overview(const WatchRecord& record, const std::vector<std::size_t>& detailed);

// Where each view worked and where not, over time.
std::string lanes(const Part& part);

std::string outage_table(const Part& part);

std::string failover_tables(const Part& part);

// Latency over time, a chart for each view.
std::string latency_charts(const Part& part);

// Latency by percentile.
std::string distribution_chart(const Part& part);
std::string percentile_table(const Part& part);

std::string event_table(const Part& part);

// The times in which rconn itself did not run.
std::string pause_table(const WatchRecord& record);

// How to read it, what was asked for, where it ran, what it cost the server.
std::string about(const WatchData& data);

}  // namespace rconn::cli::html
