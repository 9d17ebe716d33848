#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "cli/output/html/figures.hpp"
#include "cli/output/html/markup.hpp"
#include "cli/output/serve/explained.hpp"
#include "cli/output/serve/listed_state.hpp"
#include "cli/output/serve/percent_encoded.hpp"
#include "cli/output/serve/status_parts.hpp"
#include "cli/output/serve/watched.hpp"
#include "cli/output/words/availability.hpp"

namespace rconn::cli::html {
namespace {

constexpr const char* nothing = "–";
constexpr std::size_t max_rows = 2'000;  // of targets; the rest is counted

std::string paragraph(std::string_view text, std::string_view kind = "") {
  if (text.empty()) return "";
  return fmt::format("<p{}>{}</p>", kind.empty() ? "" : fmt::format(" class={}", kind), html(text));
}

// The name leads to a probe of it.
std::string name_cell(const ListedRecord& listed) {
  std::string text = fmt::format("<th scope=row><a href='probe?target={}'>{}</a>",
                                 percent_encoded(listed.name), html(listed.name));
  if (listed.target != listed.name) text += paragraph(listed.target, "muted");
  return text + "</th>";
}

// What is wrong, why, and what to do.
std::string explanation(const Report& report) {
  const auto why = explained(report);
  if (!why) return "";
  std::string text =
      fmt::format("<p><code class=bad>{}</code> {}</p>", html(why->fault),
                  html((why->whose.empty() ? "" : why->whose + ": ") + std::string(why->sentence)));
  if (!why->detail.empty() && why->detail != why->sentence)
    text += "<p><q>" + html(why->detail) + "</q></p>";
  return text + paragraph(why->cause_sentence) + paragraph(why->advice, "advice");
}

std::string result_cell(const ListedRecord& listed) {
  const std::string start = "<td data-label=Result>";
  switch (state_of(listed)) {
    case ListedState::unknown:
      return start + "<p class=muted>not checked yet</p></td>";
    case ListedState::ok:
      return start + "<p class=good>ok</p></td>";
    case ListedState::stale:
      return start + "<p class=bad>too old to count</p>" +
             (listed.last->ok() ? "<p>it was ok</p>" : explanation(*listed.last)) + "</td>";
    case ListedState::failed:
      break;
  }
  return start + explanation(*listed.last) + "</td>";
}

// Where nothing is known, a narrow page leaves it out.
std::string labelled(std::string_view label, const std::string& text) {
  const bool is_none = text == nothing;
  return fmt::format("<td class={} data-label='{}'>{}</td>", is_none ? "'n none'" : "n", label,
                     html(text));
}

// `watch`: of the target; null: it is not watched.
std::string availability_cell(const WatchRecord* watch) {
  constexpr std::string_view label = "Available";
  if (watch == nullptr || watch->targets.empty()) return labelled(label, nothing);
  const auto share = availability_by_time(*watch, watch->targets.front().down);
  return labelled(label, availability(share) + " in " + span(watch->lasted));
}

std::string row(const ListedRecord& listed, const WatchRecord* watch, bool any_watched) {
  std::string text = "<tr>" + name_cell(listed) + result_cell(listed) +
                     labelled("Took", listed.last ? span(listed.last->total) : nothing) +
                     labelled("Checked", listed.last ? age_in_words(listed) : nothing);
  if (any_watched) text += availability_cell(watch);
  return text + fmt::format("<td data-label=Module>{}</td></tr>\n", html(listed.module));
}

// Those that fail first; else in the order of the configuration.
std::vector<std::size_t> by_state(const ServeRecord& record) {
  std::vector<std::size_t> places;
  for (std::size_t state = 0; state < listed_state_names.size(); ++state) {
    for (std::size_t i = 0; i < record.listed.size(); ++i) {
      if (static_cast<std::size_t>(state_of(record.listed[i])) == state) places.push_back(i);
    }
  }
  return places;
}

}  // namespace

std::string target_table(const ServeRecord& record) {
  if (record.listed.empty()) return "";
  const auto watches = watches_of_listed(record);
  const bool any_watched = std::ranges::any_of(record.listed, &ListedRecord::watched);
  std::string text =
      "<table class=targets><thead><tr><th scope=col>Target</th><th scope=col>Result</th>"
      "<th scope=col class=n>Took</th><th scope=col class=n>Checked</th>";
  if (any_watched) text += "<th scope=col class=n>Available</th>";
  text += "<th scope=col>Module</th></tr></thead><tbody>\n";
  std::size_t shown = 0;
  for (const std::size_t place : by_state(record)) {
    if (shown++ == max_rows) break;
    text += row(record.listed[place], watches[place], any_watched);
  }
  // The words are those of the command line.
  const bool names_options = text.find("--") != std::string::npos;
  text += "</tbody></table>\n";
  if (names_options) {
    text +=
        "<p class=muted>Words that begin with -- are options of the command line; for "
        "most, the configuration file has keys of the same names.</p>\n";
  }
  if (record.listed.size() > max_rows) {
    text += fmt::format("<p class=muted>{} more targets are not shown.</p>\n",
                        grouped(record.listed.size() - max_rows));
  }
  return text;
}

}  // namespace rconn::cli::html
