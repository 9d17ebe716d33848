#include "connector/diagnosis/find_cause.hpp"

#include <utility>

#include "connector/diagnosis/rules/first_match.hpp"
#include "connector/diagnosis/rules/rules.hpp"

namespace rconn {

std::optional<Finding> find_cause(const Report& report) {
  if (!report.failure || !report.stopped_at || !report.evidence) return std::nullopt;
  const Case what(report, *report.evidence);
  auto found = first_match(rules(), what, Certainty::proven);
  return found ? std::move(found) : first_match(rules(), what, Certainty::likely);
}

}  // namespace rconn
