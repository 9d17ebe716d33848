#include "cli/output/live/target_rows.hpp"
#include "cli/options/text/width.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <iterator>
#include <string_view>
#include <utility>

#include "cli/output/console/colour.hpp"
#include "cli/output/live/fault_rows.hpp"
#include "cli/output/live/row.hpp"
#include "cli/output/live/sparkline.hpp"
#include "cli/output/live/times_rows.hpp"
#include "cli/output/summary/watch_load.hpp"
#include "cli/output/words/availability.hpp"
#include "cli/output/words/counted.hpp"
#include "cli/output/words/elapsed.hpp"
#include "cli/output/words/milliseconds.hpp"

namespace rconn::cli {
namespace {

struct State {
  std::string_view word;
  std::string_view colour;
  Duration since{};
};

bool has_succeeded(const TargetRecord& target) {
  return std::ranges::any_of(target.views, [](const ViewRecord& view) { return view.ok > 0; });
}

State state_of(const TargetRecord& target) {
  const bool has_outage = !target.outages.empty();
  if (target.is_down()) {
    const bool is_partial = has_outage && target.outages.back().partial;
    return {is_partial ? "PARTLY DOWN" : "DOWN", red,
            has_outage ? target.outages.back().began.middle() : Duration{}};
  }
  if (!has_succeeded(target)) return {"no reply yet", "", {}};
  return {"UP", green, has_outage ? target.outages.back().ended.middle() : Duration{}};
}

std::string name_of(const TargetRecord& target) {
  const std::string& place = target.address.empty() ? target.endpoint : target.address;
  return place == target.target ? place : fmt::format("{} ({})", target.target, place);
}

std::string title(const TargetRecord& target, Duration now, std::size_t columns, bool colour) {
  const State state = state_of(target);
  const std::string since = in_whole_units(std::max(now - state.since, Duration{}));
  const std::string words = fmt::format("{} for {}", state.word, since);
  const std::size_t taken = text::width_of(words) + 1;
  Row row(columns, colour);
  row.add(cut(name_of(target), columns > taken ? columns - taken : 0), bold);
  return row.right(words, state.colour).text();
}

std::string figures(const TargetRecord& target, const WatchRecord& record, std::size_t columns,
                    bool colour) {
  std::uint64_t probes = 0;
  for (const ViewRecord& view : target.views) probes += view.probes();
  Row row(columns, colour);
  if (probes == 0) return row.add("no probe has a result yet").text();
  row.add(fmt::format("available {}", availability(availability_by_time(record, target.down))));
  const std::size_t outages = target.outages.size() + target.outages_left_out;
  const std::string many = counted(outages, "outage");
  row.add(outages == 0 ? "  no outage"
                       : fmt::format("  {}, longest {}", many, elapsed(target.longest)));
  row.right(fmt::format("{} of {}", availability(availability_by_probes(target)),
                        counted(probes, "probe")));
  return row.text();
}

// The latest time is at the right end of the cells.
std::string spark(const std::deque<RecentSlot>& slots, const TargetRecord& target,
                  const ViewRecord& view, std::size_t columns, PictureStyle style) {
  constexpr std::size_t label = 7;
  constexpr std::size_t scale = 14;
  if (columns < label + scale + 4) return "";
  const std::size_t width = columns - label - scale;
  Row row(columns, style.colour);
  row.add(name(view.view)).at(label);
  const auto cells = sparkline(slots, width, target, view.view, style.unicode);
  Histogram shown;
  for (std::size_t i = slots.size() - cells.size(); i < slots.size(); ++i) {
    shown.add(slots[i].counts.service);
  }
  for (const SparkCell& cell : cells) row.add(cell.text, cell.down ? red : "");
  if (!shown.empty()) row.right(fmt::format("max {}", milliseconds(shown.max())));
  return row.text();
}

struct TableWidths {
  std::size_t name;
  std::size_t state = 12;
  std::size_t availability = 11;
  bool times;
  bool spark;
};

TableWidths widths_for(std::size_t columns) {
  constexpr std::size_t wide = 76;
  constexpr std::size_t middling = 56;
  TableWidths widths{.name = 0, .times = columns >= middling, .spark = columns >= wide};
  const std::size_t others = widths.state + widths.availability + (widths.times ? 18 : 0) +
                             (widths.spark ? (columns - 41) / 2 : 0);
  widths.name = columns > others ? columns - others : 0;
  return widths;
}

}  // namespace

std::vector<std::string> target_rows(const WatchRecord& record, std::size_t target,
                                     const Recent& recent, std::size_t columns, PictureStyle style,
                                     bool with_times) {
  const TargetRecord& seen = record.targets[target];
  std::vector<std::string> rows{title(seen, record.lasted, columns, style.colour),
                                figures(seen, record, columns, style.colour)};
  for (std::size_t view = 0; view < seen.views.size(); ++view) {
    const auto& slots = recent.slots_of(target, view);
    std::string line = slots.empty() ? "" : spark(slots, seen, seen.views[view], columns, style);
    if (!line.empty()) rows.push_back(std::move(line));
  }
  if (with_times) {
    std::ranges::move(times_rows(record, target, recent, columns, style), std::back_inserter(rows));
  }
  if (seen.writes) rows.push_back(writes_row(*seen.writes, columns, style));
  std::ranges::move(fault_rows(seen, columns, style), std::back_inserter(rows));
  return rows;
}

std::string target_head(std::size_t columns, PictureStyle style) {
  const TableWidths widths = widths_for(columns);
  Row row(columns, style.colour);
  row.add(cut("target", widths.name), bold).at(widths.name);
  row.add("state", bold).at(widths.name + widths.state);
  row.add(fmt::format("{:>{}}", "available", widths.availability - 1), bold);
  if (widths.times) row.add(fmt::format("{:>9}{:>9}", "p50 ms", "p99 ms"), bold);
  return row.text();
}

std::string target_row(const WatchRecord& record, std::size_t target, const Recent& recent,
                       std::size_t columns, PictureStyle style) {
  const TargetRecord& seen = record.targets[target];
  const TableWidths widths = widths_for(columns);
  const State state = state_of(seen);
  Row row(columns, style.colour);
  row.add(cut(seen.target, widths.name > 0 ? widths.name - 1 : 0)).at(widths.name);
  row.add(state.word, state.colour).at(widths.name + widths.state);
  const std::string share = availability_by_probes(seen)
                                ? availability(availability_by_time(record, seen.down))
                                : std::string("-");
  row.add(fmt::format("{:>{}}", share, widths.availability - 1));
  const ViewRecord* const view = seen.first_with_times();
  if (view == nullptr) return row.text();
  if (widths.times) {
    row.add(fmt::format("{:>9}{:>9}", milliseconds_alone(view->service.quantile(0.5)),
                        milliseconds_alone(view->service.quantile(0.99))));
  }
  const auto place = static_cast<std::size_t>(view - seen.views.data());
  if (!widths.spark || row.room() < 2) return row.text();
  row.add(" ");
  for (const SparkCell& cell :
       sparkline(recent.slots_of(target, place), row.room(), seen, view->view, style.unicode)) {
    row.add(cell.text, cell.down ? red : "");
  }
  return row.text();
}

}  // namespace rconn::cli
