#include "cli/output/text/watch/failover_text.hpp"

#include <fmt/format.h>

#include <optional>

#include "cli/options/text/escape.hpp"
#include "cli/output/summary/failover_moments.hpp"
#include "cli/output/words/counted.hpp"
#include "cli/output/words/elapsed.hpp"
#include "cli/output/words/milliseconds.hpp"

namespace rconn::cli {
namespace {

std::string line(const std::string& words) { return text::for_terminal(words) + "\n"; }

std::string master(const MasterSeen& seen) {
  std::string words = seen.address;
  if (!seen.run_id.empty()) words += fmt::format(", run id {}", seen.run_id);
  if (seen.offset) words += fmt::format(", offset {}", *seen.offset);
  return words;
}

// A moment that was not seen is left out.
std::string text_of(const Failover& failover) {
  std::string text = line(fmt::format("failover from {}", master(failover.from))) +
                     line(fmt::format("  to {}", master(failover.to)));
  for (const FailoverMoment& row : failover_moments) {
    const std::optional<Duration>& at = failover.*row.at;
    if (at) text += fmt::format("  at {:>10.3f} s  {}\n", in_seconds(*at), row.words);
  }
  if (failover.last_acknowledged_write && failover.first_acknowledged_write) {
    text += fmt::format(
        "  no write was acknowledged for {}\n",
        elapsed(*failover.first_acknowledged_write - *failover.last_acknowledged_write));
  }
  return text;
}

}  // namespace

std::string failovers_text(const TargetRecord& target) {
  std::string text;
  for (const Failover& failover : target.failovers) text += text_of(failover);
  if (target.failovers_left_out > 0)
    text += fmt::format("and {} more\n", counted(target.failovers_left_out, "failover"));
  return text;
}

std::string writes_text(const TargetRecord& target) {
  if (!target.writes) return "";
  const Writes& writes = *target.writes;
  std::string text =
      line(fmt::format("writes of {}: {} acknowledged, {} refused, {} unanswered", writes.key,
                       writes.acknowledged, writes.refused, writes.unanswered));
  text += fmt::format("  {} acknowledged and then missing, {} unknown\n",
                      counted(writes.lost, "write"), writes.unknown);
  if (!writes.unread.empty()) {
    text += line("  not all losses could be counted: " + writes.unread);
  }
  return text;
}

}  // namespace rconn::cli
