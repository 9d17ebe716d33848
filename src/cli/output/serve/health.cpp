#include "cli/output/serve/health.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "cli/options/text/escape.hpp"
#include "cli/output/serve/explained.hpp"
#include "cli/output/serve/listed_state.hpp"
#include "cli/output/words/fault_words.hpp"

namespace rconn::cli {
namespace {

std::string_view name_of(HealthKind kind) {
  switch (kind) {
    case HealthKind::live:
      return "livez";
    case HealthKind::ready:
      return "readyz";
    case HealthKind::startup:
      break;
  }
  return "startupz";
}

// "refused: connection refused", "member 10.0.0.1:7000: refused: connection refused"
std::string fault_of(const Report& report) {
  const Fault fault = report.failure->fault;
  const std::string whose = text::for_terminal(whose_fault(report));
  return fmt::format("{}{}{}: {}", whose, whose.empty() ? "" : ": ", info(fault).id,
                     words_for(fault).sentence);
}

// What is wrong with it. A report that is fine in itself may not be what was asked for: such as
// one of a module that expects less.
std::string reason_of(const TargetHealth& health) {
  const ListedRecord& listed = *health.target;
  if (!listed.last) return "unknown: not checked yet";
  const std::string last = listed.last->failure ? fault_of(*listed.last) : "ok";
  if (listed.is_stale) return fmt::format("stale: the last result ({}) is too old", last);
  return listed.last->failure ? last : "the last check does not tell";
}

// "[+]prod ok, 3.2 s ago", "[-]cache failed: refused: connection refused, 1.0 s ago".
std::string line_of(const TargetHealth& health) {
  const ListedRecord& listed = *health.target;
  const std::string name = text::for_terminal(listed.name);
  const std::string when = listed.last ? ", " + age_in_words(listed) : "";
  if (health.ok) {
    // It lives, though not all of it is as it should be.
    const bool failed = listed.last && listed.last->failure;
    const std::string fault =
        failed ? fmt::format(" ({})", info(listed.last->failure->fault).id) : "";
    return fmt::format("[+]{} ok{}{}\n", name, fault, when);
  }
  const bool is_fault = listed.last && !listed.is_stale;
  return fmt::format("[-]{} {}{}{}\n", name, is_fault ? "failed: " : "", reason_of(health), when);
}

std::string summary(bool ok, std::span<const TargetHealth> targets) {
  if (ok) return "ok\n";
  const auto is_bad = [](const TargetHealth& health) { return !health.ok; };
  const auto first = std::ranges::find_if(targets, is_bad);
  if (first == targets.end()) return "not ok\n";
  const auto others = std::ranges::count_if(targets, is_bad) - 1;
  return fmt::format("not ok: {}: {}{}\n", text::for_terminal(first->target->name),
                     reason_of(*first), others > 0 ? fmt::format("; and {} more", others) : "");
}

}  // namespace

std::string health_text(HealthKind kind, bool ok, std::span<const TargetHealth> targets,
                        bool verbose) {
  if (!verbose) return summary(ok, targets);
  std::string text;
  for (const TargetHealth& health : targets) text += line_of(health);
  return text + fmt::format("{} check {}\n", name_of(kind), ok ? "passed" : "failed");
}

}  // namespace rconn::cli
