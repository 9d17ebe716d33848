#include "cli/output/text/wait_progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cli/options/text/escape.hpp"
#include "cli/output/text/wait_text.hpp"
#include "cli/output/words/fault_words.hpp"
#include "cli/output/words/milliseconds.hpp"
#include "connector/topology/diagnose.hpp"

namespace rconn::cli {
namespace {

std::string state_of(const Report& report) {
  return report.failure ? std::string(info(report.failure->fault).id) : "ready";
}

constexpr std::string_view restarted = "another server process than before, counting anew";

// The sentence of the fault; of a topology, preceded by the members affected.
std::string why(const Report& report) {
  if (!report.failure) return report.wait->restarted ? fmt::format(": {}", restarted) : "";
  const Problem* const worst = report.topology ? report.topology->worst() : nullptr;
  const std::string members =
      worst != nullptr ? rconn::affected_members(*worst, *report.topology) : "";
  return fmt::format(": {}{}{}", members, members.empty() ? "" : ": ",
                     words_for(report.failure->fault).sentence);
}

}  // namespace

void WaitProgress::update(const Report& report, std::size_t place) {
  if (settings_.silent) return;
  const bool met = report.wait->met;
  if (!met && !std::exchange(begun_, true)) {
    line_.clear();
    console_.note(settings_.limits);
  }
  std::string state = state_of(report);
  const bool changed = states_[place] != state || report.wait->restarted;
  states_[place] = std::move(state);
  if (line_.visible()) {
    rewrite(report);
  } else if (!met) {  // a success is told at the end
    print(report, place, changed);
  }
}

void WaitProgress::print(const Report& report, std::size_t place, bool changed) {
  const Duration now = report.wait->took;
  if (!changed && now - last_lines_[place] < settings_.heartbeat) return;
  last_lines_[place] = now;
  const unsigned in_a_row = report.wait->in_a_row;
  console_.note(
      text::for_terminal(fmt::format("rconn: {}: {}{}{} (after {:.1f} s, {}{})", report.target,
                                     changed ? "" : "still ", state_of(report), why(report),
                                     in_seconds(now), tries(report.wait->tries),
                                     in_a_row > 0 ? fmt::format(", {} in a row", in_a_row) : "")) +
      "\n");
}

void WaitProgress::rewrite(const Report& report) {
  std::string line = fmt::format("waiting, {:.1f} s: {}: {}, {}", in_seconds(report.wait->took),
                                 report.target, state_of(report), tries(report.wait->tries));
  if (states_.size() > 1) {
    const auto ready = std::ranges::count(states_, "ready");
    line += fmt::format("; {} of {} ready", ready, states_.size());
  }
  line_.show(line);
}

}  // namespace rconn::cli
