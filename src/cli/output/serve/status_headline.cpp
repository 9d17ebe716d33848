#include <fmt/format.h>

#include <array>

#include "cli/output/html/figures.hpp"
#include "cli/output/html/markup.hpp"
#include "cli/output/serve/listed_state.hpp"
#include "cli/output/serve/status_parts.hpp"
#include "cli/output/words/counted.hpp"

namespace rconn::cli::html {
namespace {

using Counts = std::array<std::size_t, listed_state_names.size()>;

Counts counts_of(const ServeRecord& record) {
  Counts counts{};
  for (const ListedRecord& listed : record.listed)
    ++counts.at(static_cast<std::size_t>(state_of(listed)));
  return counts;
}

std::size_t count(const Counts& counts, ListedState state) {
  return counts.at(static_cast<std::size_t>(state));
}

// "2 of 3 targets fail. 1 has not been checked yet."
std::string sentence_for(const ServeRecord& record, const Counts& counts) {
  const std::size_t all = record.listed.size();
  if (all == 0) return "No targets are listed: it answers probes of those that are allowed.";
  const std::size_t failed = count(counts, ListedState::failed);
  const std::size_t ok = count(counts, ListedState::ok);
  if (ok == all) return all == 1 ? "The target is ok." : fmt::format("All {} targets are ok.", all);
  std::string text = failed == 0 ? fmt::format("{} of {} {} ok.", ok, counted(all, "target"),
                                               ok == 1 ? "is" : "are")
                                 : fmt::format("{} of {} {} not ok.", failed,
                                               counted(all, "target"), failed == 1 ? "is" : "are");
  if (const std::size_t stale = count(counts, ListedState::stale); stale > 0)
    text += fmt::format(" The last result of {} is too old to count.", stale);
  if (const std::size_t unknown = count(counts, ListedState::unknown); unknown > 0)
    text += fmt::format(" {} not checked yet.", unknown);
  return text;
}

// Neither good nor bad while some are not checked yet.
std::string_view class_of(const Counts& counts) {
  if (count(counts, ListedState::failed) + count(counts, ListedState::stale) > 0)
    return "verdict bad";
  return count(counts, ListedState::unknown) > 0 ? "verdict" : "verdict good";
}

std::string problem(std::string_view title, std::string_view words) {
  return fmt::format("<div class=problem role=alert><b>{}</b> {}</div>\n", title, words);
}

}  // namespace

std::string status_headline(const ServeRecord& record) {
  const Counts counts = counts_of(record);
  std::string text = fmt::format(
      "<header>\n<p class=over>rconn serve, {}</p>\n<h1>Can this machine talk to "
      "Redis?</h1>\n<p class='{}'>{}</p>\n<p class=when>{} UTC</p>\n</header>\n",
      html(record.listen), class_of(counts), sentence_for(record, counts),
      date_and_time(record.now));
  if (record.reload_failed && record.reloaded) {
    text += problem(fmt::format("The configuration was not reloaded at {} UTC.",
                                date_and_time(*record.reloaded)),
                    "The former one is in force. The log, standard error, says why.");
  }
  if (record.is_draining)
    text += problem("It ends:", "answers under way are finished, and no more are begun.");
  return text;
}

}  // namespace rconn::cli::html
