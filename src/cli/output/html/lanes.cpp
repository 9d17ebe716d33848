#include <fmt/format.h>

#include <string>
#include <vector>

#include "cli/output/html/figures.hpp"
#include "cli/output/html/markup.hpp"
#include "cli/output/html/sections.hpp"
#include "cli/output/words/counted.hpp"

namespace rconn::cli::html {
namespace {

constexpr double first_top = 22;
constexpr double lane_height = 26;
constexpr double lane_step = 32;

std::string name_of(std::size_t number, const ViewOutage& outage) {
  return fmt::format("Outage {}: {} {}{}{}", number, span(outage.lasted()),
                     give_or_take(outage.uncertainty()), outage.faults.empty() ? "" : ", ",
                     outage.faults.empty() ? "" : info(outage.faults.front().fault).id);
}

std::string lane(const Part& part, View view, const TimeAxis& axis, double top) {
  std::vector<Window> windows;
  std::size_t number = 0;
  for (const Outage& outage : part.target.outages) {
    ++number;
    for (const ViewOutage& each : outage.views) {
      if (each.view == view) windows.push_back({each.began, each.ended, name_of(number, each)});
    }
  }
  std::string drawn_lane =
      fmt::format("<rect class=up x=0 width='100%' y={} height={} rx=3 />", top, lane_height);
  for (const Window& window : merged(std::move(windows), axis, part.rows)) {
    drawn_lane += drawn(window, axis, top, lane_height);
  }
  return drawn_lane + drawn_pauses(part.record, axis, top, lane_height, part.rows) +
         fmt::format("<text class=lane x=8 y={}>{}</text>", top + 17, name(view));
}

// The numbers of the outages above the lanes, as far as there is room for them.
std::string numbers(const Part& part, const TimeAxis& axis, double bottom) {
  constexpr double room = 2.4;  // per cent
  double free_from = 0;
  std::size_t number = 0;
  std::string drawn;
  for (const Outage& outage : part.target.outages) {
    ++number;
    const double place = axis.per_cent(outage.began.middle());
    if (number > part.rows || place < free_from) continue;
    free_from = place + room;
    const char* const anchor = place < 2 ? "start" : place > 98 ? "end" : "middle";
    drawn += fmt::format(
        "<line class=mark x1='{0:.3f}%' x2='{0:.3f}%' y1={1} y2={2} />"
        "<text class=number x='{0:.3f}%' y={3} text-anchor={4}>{5}</text>",
        place, first_top - 5, bottom, first_top - 8, anchor, number);
  }
  return drawn;
}

}  // namespace

std::string lanes(const Part& part) {
  const TimeAxis axis(part.record);
  const auto count = static_cast<double>(part.target.views.size());
  const double bottom = first_top + count * lane_step - (lane_step - lane_height);
  const int height = static_cast<int>(bottom) + 24;
  const auto outages = part.target.outages.size() + part.target.outages_left_out;
  std::string chart =
      open_chart(part.id("lanes"), height, "Where it worked, and where it did not, over time",
                 fmt::format("{} in {}; the table below lists them.", counted(outages, "outage"),
                             span(part.record.lasted)));
  chart += axis.drawn(first_top - 4, bottom);
  double top = first_top;
  for (const ViewRecord& view : part.target.views) {
    chart += lane(part, view.view, axis, top);
    top += lane_step;
  }
  chart += numbers(part, axis, bottom);
  const bool paused = !part.record.pauses.empty();
  return "<h3>Time line</h3>\n<figure>" + chart + close_chart() +
         "<figcaption><span class='key up'></span> worked <span class='key sure'></span> did not "
         "<span class='key maybe'></span> began or ended in here" +
         (paused ? " <span class='key pause'></span> the observer itself did not run" : "") +
         "; numbers are those of the outages below. Times are UTC.</figcaption></figure>\n";
}

}  // namespace rconn::cli::html
