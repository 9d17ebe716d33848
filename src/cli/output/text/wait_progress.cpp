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
  if (silent_) return;
  std::string state = state_of(report);
  const bool changed = states_[place] != state || report.wait->restarted;
  states_[place] = std::move(state);
  if (line_.visible()) {
    rewrite(report);
  } else if (changed) {
    console_.err(text::for_terminal(fmt::format(
                     "rconn: {}: {}{} (after {:.1f} s, {})", report.target, states_[place],
                     why(report), in_seconds(report.wait->took), tries(report.wait->tries))) +
                 "\n");
  }
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
