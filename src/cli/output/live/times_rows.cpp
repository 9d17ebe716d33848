#include "cli/output/live/times_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "cli/output/console/colour.hpp"
#include "cli/output/live/row.hpp"
#include "cli/output/words/milliseconds.hpp"

namespace rconn::cli {
namespace {

struct Column {
  std::string_view name;
  Histogram::Time (*of)(const Histogram& times);
  bool recent;              // of the last minute, not of the whole watch
  std::size_t least_width;  // of the terminal
};

Histogram::Time p50(const Histogram& times) { return times.quantile(0.5); }
Histogram::Time p99(const Histogram& times) { return times.quantile(0.99); }
Histogram::Time p999(const Histogram& times) { return times.quantile(0.999); }
Histogram::Time max(const Histogram& times) { return times.max(); }

constexpr std::array columns_shown{
    Column{"p50", p50, true, 0},   Column{"p99", p99, true, 0},   Column{"max", max, true, 0},
    Column{"p50", p50, false, 60}, Column{"p99", p99, false, 60}, Column{"p99.9", p999, false, 76},
    Column{"max", max, false, 60},
};

constexpr std::size_t label_width = 14;
constexpr std::size_t column_width = 8;

// The columns that fit. `rungs`: their times of the last minute are not known.
std::vector<Column> columns_for(std::size_t width, bool rungs) {
  std::vector<Column> columns;
  for (const Column& column : columns_shown) {
    const bool fits = rungs ? label_width + (columns.size() + 1) * column_width <= width
                            : width >= column.least_width;
    if (fits && !(rungs && column.recent)) columns.push_back(column);
  }
  return columns;
}

std::string row_of(const std::string& label, const Histogram& recent, const Histogram& whole,
                   const std::vector<Column>& columns, Row row) {
  row.add(label).at(label_width);
  for (const Column& column : columns) {
    const Histogram& times = column.recent ? recent : whole;
    const std::string shown = times.empty() ? "-" : milliseconds_alone(column.of(times));
    row.add(fmt::format("{:>{}}", shown, column_width));
  }
  return row.text();
}

std::string heads(const std::vector<Column>& columns, Row row) {
  row.add("milliseconds").at(label_width);
  for (const Column& column : columns) row.add(fmt::format("{:>{}}", column.name, column_width));
  return row.text();
}

// What the columns below are of.
std::string groups(const std::vector<Column>& columns, Row row) {
  row.at(label_width);
  for (const auto& [recent, words] :
       {std::pair(true, "the last minute"), std::pair(false, "the whole watch")}) {
    const auto count = std::ranges::count(columns, recent, &Column::recent);
    if (count == 0) continue;
    row.add(fmt::format("{:>{}}", words, static_cast<std::size_t>(count) * column_width), bold);
  }
  return row.text();
}

void add_rungs(const ViewRecord& view, const std::vector<Column>& columns, const Row& row,
               std::vector<std::string>& rows) {
  for (std::size_t rung = 0; rung < view.rungs.size(); ++rung) {
    const Histogram& times = view.rungs.at(rung);
    if (times.empty()) continue;
    const std::string label = fmt::format("{} {}", name(view.view), rung_names.at(rung));
    rows.push_back(row_of(label, {}, times, columns, row));
  }
}

// Whether the schedule was missed by more than a little.
bool differs(const ViewRecord& view) { return p999(view.corrected) * 10 > p999(view.service) * 11; }

}  // namespace

std::vector<std::string> times_rows(const WatchRecord& record, std::size_t target,
                                    const Recent& recent, std::size_t columns, PictureStyle style) {
  std::vector<std::string> rows;
  const Row empty(columns, style.colour);
  const std::vector<Column> shown = columns_for(columns, style.rungs);
  const std::vector<ViewRecord>& views = record.targets[target].views;
  for (std::size_t place = 0; place < views.size(); ++place) {
    const ViewRecord& view = views[place];
    if (view.service.empty()) continue;
    if (style.rungs) {
      add_rungs(view, shown, empty, rows);
      continue;
    }
    rows.push_back(row_of(std::string(name(view.view)), recent.last_minute(target, place),
                          view.service, shown, empty));
    if (differs(view)) rows.push_back(row_of("  corrected", {}, view.corrected, shown, empty));
  }
  if (rows.empty()) return rows;
  rows.insert(rows.begin(), {groups(shown, empty), heads(shown, empty)});
  return rows;
}

}  // namespace rconn::cli
