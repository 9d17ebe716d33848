#include "connector/diagnosis/find_cause.hpp"

#include <utility>

#include "connector/diagnosis/rules/rules.hpp"

namespace rconn {
namespace {

std::optional<Finding> first_match(const Case& what, Certainty certainty) {
  for (const std::span<const Rule> table : rules()) {
    for (const Rule& rule : table) {
      if (rule.certainty != certainty) continue;
      auto observed = rule.match(what);
      if (!observed) continue;
      return Finding{rule.cause, certainty, std::move(observed->values),
                     std::move(observed->detail)};
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Finding> find_cause(const Report& report) {
  if (!report.failure || !report.stopped_at || !report.evidence) return std::nullopt;
  const Case what{report, *report.evidence};
  auto found = first_match(what, Certainty::proven);
  return found ? std::move(found) : first_match(what, Certainty::likely);
}

}  // namespace rconn
