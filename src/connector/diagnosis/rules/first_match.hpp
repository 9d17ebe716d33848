// Looks a cause up in tables of rules.
// Entry point: first_match(). The same for rules over a report and for those over a topology.
#pragma once

#include <optional>
#include <span>
#include <utility>

#include "connector/values/finding.hpp"

namespace rconn {

// The first rule of this certainty that holds. A row has a cause, a certainty and a match function,
// as Rule has.
template <typename Row, typename What>
std::optional<Finding> first_match(std::span<const std::span<const Row>> tables, const What& what,
                                   Certainty certainty) {
  for (const std::span<const Row> table : tables) {
    for (const Row& rule : table) {
      if (rule.certainty != certainty) continue;
      auto observed = rule.match(what);
      if (!observed) continue;
      return Finding{rule.cause, certainty, std::move(observed->values),
                     std::move(observed->detail)};
    }
  }
  return std::nullopt;
}

}  // namespace rconn
