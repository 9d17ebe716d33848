#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "cli/output/html/figures.hpp"
#include "cli/output/html/markup.hpp"
#include "cli/output/html/sections.hpp"
#include "cli/output/words/counted.hpp"
#include "cli/output/words/event_words.hpp"

namespace rconn::cli::html {
namespace {

std::string row(const WatchEvent& event) {
  std::string details;
  if (event.fault) details += fmt::format("<code>{}</code> ", info(*event.fault).id);
  if (!event.cause.empty()) details += fmt::format("(<code>{}</code>) ", html(event.cause));
  if (event.lasted) {
    details += "after " + span(*event.lasted);
    if (event.uncertainty) details += " " + give_or_take(*event.uncertainty);
    details += " ";
  }
  details += html(event.text);
  return fmt::format("<tr><td class=t>{}</td><td>{}</td><td class=t>{}</td><td>{}</td></tr>\n",
                     date_and_milliseconds(event.when.wall),
                     event.view ? std::string(name(*event.view)) : "", short_words(event.kind),
                     details);
}

std::string gap(std::size_t count) {
  return fmt::format("<tr class=gap><td colspan=4>{} left out</td></tr>\n",
                     counted(count, "event"));
}

}  // namespace

std::string event_table(const Part& part) {
  const std::vector<WatchEvent>& events = part.target.events;
  if (events.empty()) return "";
  // The first and the last ones, as the record has them.
  const std::size_t shown = std::min(events.size(), part.rows);
  const std::size_t head =
      part.target.events_left_out > 0 || shown < events.size() ? (shown + 1) / 2 : events.size();
  const std::size_t left_out = events.size() - shown + part.target.events_left_out;
  std::string rows;
  for (std::size_t i = 0; i < head; ++i) rows += row(events[i]);
  if (left_out > 0) rows += gap(left_out);
  for (std::size_t i = events.size() - (shown - head); i < events.size() && left_out > 0; ++i) {
    rows += row(events[i]);
  }
  return "<h3>Events</h3>\n<div class=scroll role=region tabindex=0 aria-label='Table of events'>"
         "<table><thead><tr><th scope=col>When (UTC)</th><th scope=col>View</th>"
         "<th scope=col>What</th><th scope=col>Details</th></tr></thead><tbody>\n" +
         rows + "</tbody></table></div>\n";
}

std::string pause_table(const WatchRecord& record) {
  if (record.pauses.empty()) return "";
  constexpr std::size_t most_rows = 50;
  std::string rows;
  for (std::size_t i = 0; i < std::min(most_rows, record.pauses.size()); ++i) {
    const Pause& pause = record.pauses[i];
    rows += fmt::format("<tr><td class=t>{}</td><td class=n>{}</td><td>{}</td></tr>\n",
                        date_and_milliseconds(pause.began.wall), span(pause.lasted),
                        pause.suspended ? "the machine was suspended"
                                        : "rconn was stopped, or the machine was too busy");
  }
  const std::size_t all = record.pauses.size() + record.pauses_left_out;
  if (all > most_rows) {
    rows += fmt::format("<tr class=gap><td colspan=3>{} more</td></tr>\n", all - most_rows);
  }
  return fmt::format(
      "<section><h2>The observer was paused</h2>\n<p>rconn itself did not run for {} in all. What "
      "the servers did meanwhile is not known; these times count neither as outages nor as time "
      "watched.</p>\n<div class=scroll role=region tabindex=0 aria-label='Table of pauses'><table>"
      "<thead><tr><th scope=col>When (UTC)</th><th scope=col class=n>Lasted</th><th "
      "scope=col>Why</th></tr></thead><tbody>\n{}</tbody></table></div></section>\n",
      span(record.paused), rows);
}

}  // namespace rconn::cli::html
