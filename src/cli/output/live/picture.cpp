#include "cli/output/live/picture.hpp"
#include "cli/options/text/width.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "cli/output/console/colour.hpp"
#include "cli/output/live/fault_rows.hpp"
#include "cli/output/live/row.hpp"
#include "cli/output/live/target_rows.hpp"
#include "cli/output/words/counted.hpp"
#include "cli/output/words/elapsed.hpp"

namespace rconn::cli {
namespace {

constexpr std::size_t least_events = 3;  // rows kept for them

using Rows = std::vector<std::string>;

std::string head(const WatchRecord& record, std::size_t columns, PictureStyle style) {
  Row row(columns, style.colour);
  row.add("rconn watch ", bold).add(in_whole_units(record.lasted));
  if (record.paused > Duration{}) {
    row.add(fmt::format(", observer paused {}", elapsed(record.paused)));
  }
  if (style.frozen) row.add("  FROZEN, probing goes on", red);
  if (!style.keys) return row.right("Ctrl-C ends").text();
  const std::string_view other = style.rungs ? "views" : "rungs";
  const std::string_view space = style.frozen ? "go on" : "freeze";
  for (const std::string& words :
       {fmt::format("q quit  space {}  p {}", space, other), std::string("q quit")}) {
    if (text::width_of(words) < row.room()) return row.right(words).text();
  }
  return row.text();
}

Rows blocks(const WatchRecord& record, const Recent& recent, std::size_t columns,
            PictureStyle style, bool with_times) {
  Rows rows;
  for (std::size_t place = 0; place < record.targets.size(); ++place) {
    rows.emplace_back();
    std::ranges::move(target_rows(record, place, recent, columns, style, with_times),
                      std::back_inserter(rows));
  }
  return rows;
}

// Targets that are down come first.
Rows table(const WatchRecord& record, const Recent& recent, std::size_t columns, std::size_t room,
           PictureStyle style) {
  std::vector<std::size_t> places(record.targets.size());
  for (std::size_t i = 0; i < places.size(); ++i) places[i] = i;
  const auto is_up = [&record](std::size_t place) { return !record.targets[place].is_down(); };
  const bool fits = places.size() + 2 <= room;
  if (!fits) {
    std::ranges::sort(places, {},
                      [&](std::size_t place) { return std::pair(is_up(place), place); });
  }
  const std::size_t shown =
      fits ? places.size() : std::min(places.size(), room - std::min<std::size_t>(room, 3));
  Rows rows{"", target_head(columns, style)};
  for (std::size_t i = 0; i < shown; ++i) {
    rows.push_back(target_row(record, places[i], recent, columns, style));
  }
  if (shown < places.size()) {
    Row row(columns, style.colour);
    rows.push_back(
        row.add(fmt::format("and {}", counted(places.size() - shown, "more target"))).text());
  }
  return rows;
}

// As much of each target as there is room for.
Rows middle_of(const WatchRecord& record, const Recent& recent, PictureSize room,
               PictureStyle style) {
  for (const bool with_times : {true, false}) {
    Rows rows = blocks(record, recent, room.columns, style, with_times);
    if (rows.size() <= room.rows || record.targets.size() == 1) return rows;
  }
  return table(record, recent, room.columns, room.rows, style);
}

}  // namespace

std::vector<std::string> picture(const WatchRecord& record, const Recent& recent, PictureSize size,
                                 PictureStyle style) {
  Rows rows{head(record, size.columns, style)};
  const std::size_t room = size.rows - std::min(size.rows, least_events + 3);
  std::ranges::move(middle_of(record, recent, {size.columns, room}, style),
                    std::back_inserter(rows));
  if (rows.size() + 3 <= size.rows) {
    rows.emplace_back();
    rows.push_back(Row(size.columns, style.colour).add("last events (UTC)", bold).text());
    std::ranges::move(event_rows(record, size.rows - rows.size(), size.columns, style),
                      std::back_inserter(rows));
  }
  rows.resize(std::min(rows.size(), size.rows));
  return rows;
}

}  // namespace rconn::cli
