#include "cli/output/html/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "cli/output/html/figures.hpp"
#include "cli/output/html/markup.hpp"
#include "cli/output/html/sections.hpp"

namespace rconn::cli {
namespace {

using namespace html;

// So that the page is small: rows of each table, and steps of each line over time, of all targets.
constexpr std::size_t all_rows = 200;
constexpr std::size_t all_steps = 1'500;
constexpr std::size_t max_detailed = 10;  // targets that are more than a row of the overview

// Those with outages first; in order.
std::vector<std::size_t> targets_in_detail(const WatchRecord& record) {
  std::vector<std::size_t> places;
  for (const bool with_outages : {true, false}) {
    for (std::size_t i = 0; i < record.targets.size() && places.size() < max_detailed; ++i) {
      if (record.targets[i].outages.empty() != with_outages) places.push_back(i);
    }
  }
  std::ranges::sort(places);
  return places;
}

std::string head(const WatchData& data) {
  return fmt::format(
      "<!doctype html>\n<html lang=en>\n<head>\n<meta charset=utf-8>\n"
      "<meta name=viewport content='width=device-width, initial-scale=1'>\n"
      "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; style-src "
      "'unsafe-inline'\">\n<meta name=color-scheme content='light dark'>\n"
      "<meta name=generator content='rconn {}'>\n<title>{}: connectivity over time</title>\n"
      "<style>\n{}</style>\n</head>\n",
      html::html(data.version), html::html(page_title(data.record)), style());
}

// The patterns that charts refer to.
constexpr std::string_view patterns =
    "<svg width=0 height=0 class=patterns aria-hidden=true><defs>"
    "<pattern id=hatch width=6 height=6 patternUnits=userSpaceOnUse "
    "patternTransform='rotate(45)'><rect class=hatch-ground width=6 height=6 />"
    "<rect class=hatch-line width=2 height=6 /></pattern>"
    "<pattern id=dots width=5 height=5 patternUnits=userSpaceOnUse>"
    "<circle class=dot cx=2 cy=2 r=1 /></pattern></defs></svg>\n";

std::string title_of(const Part& part) {
  if (part.record.targets.size() == 1) return "";
  return fmt::format("<h2>{}</h2>\n", html::html(part.target.target));
}

std::string place_of(const TargetRecord& target) {
  std::string place = html::html(target.endpoint);
  if (!target.address.empty() && target.address != target.endpoint) {
    place += ", at " + html::html(target.address);
  }
  return place.empty() ? "" : "<p class=muted>" + place + "</p>\n";
}

std::string section_of(const Part& part) {
  return fmt::format("<section id=target{}>\n", part.place) + title_of(part) +
         place_of(part.target) + lanes(part) + outage_table(part) + failover_tables(part) +
         latency_charts(part) + distribution_chart(part) + percentile_table(part) +
         event_table(part) + "</section>\n";
}

}  // namespace

std::string html_report(const WatchData& data) {
  const WatchRecord& record = data.record;
  const std::vector<std::size_t> detailed = targets_in_detail(record);
  const std::size_t shares = std::max<std::size_t>(detailed.size(), 1);
  std::string page = head(data) + "<body>\n" + std::string(patterns) + "<main>\n";
  page += headline(data) + overview(record, detailed);
  for (const std::size_t place : detailed) {
    page +=
        section_of({record, record.targets[place], place, all_rows / shares, all_steps / shares});
  }
  if (detailed.size() < record.targets.size()) {
    page += fmt::format("<p>Details are shown of {} targets, those with outages first.</p>\n",
                        detailed.size());
  }
  return page + pause_table(record) + about(data) + "</main>\n</body>\n</html>\n";
}

}  // namespace rconn::cli
