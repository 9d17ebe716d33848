#include "cli/output/progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cli/options/text/escape.hpp"
#include "cli/output/text/text.hpp"
#include "cli/output/words/fault_words.hpp"
#include "cli/output/words/milliseconds.hpp"
#include "connector/topology/diagnose.hpp"

namespace rconn::cli {
namespace {

std::string state_of(const Report& report) {
  return report.failure ? std::string(info(report.failure->fault).id) : "ready";
}

// The fault's sentence; of a topology after whom it is about.
std::string why(const Report& report) {
  if (!report.failure) return "";
  const Problem* const worst = report.topology ? report.topology->worst() : nullptr;
  const std::string whom = worst != nullptr ? rconn::whom(*worst, *report.topology) : "";
  return fmt::format(": {}{}{}", whom, whom.empty() ? "" : ": ",
                     words_for(report.failure->fault).sentence);
}

}  // namespace

void Progress::tell(const Waited& waited, std::size_t target) {
  if (silent_) return;
  std::string state = state_of(waited.last);
  const bool changed = states_[target] != state;
  states_[target] = std::move(state);
  if (line_.visible()) {
    rewrite(waited);
  } else if (changed) {
    console_.err(text::for_terminal(fmt::format(
                     "rconn: {}: {}{} (after {:.1f} s, {})", waited.last.target, states_[target],
                     why(waited.last), in_seconds(waited.took), tries(waited.tries))) +
                 "\n");
  }
}

void Progress::rewrite(const Waited& waited) {
  std::string line = fmt::format("waiting, {:.1f} s: {}: {}, {}", in_seconds(waited.took),
                                 waited.last.target, state_of(waited.last), tries(waited.tries));
  if (states_.size() > 1) {
    const auto ready = std::ranges::count(states_, "ready");
    line += fmt::format("; {} of {} ready", ready, states_.size());
  }
  line_.show(line);
}

}  // namespace rconn::cli
