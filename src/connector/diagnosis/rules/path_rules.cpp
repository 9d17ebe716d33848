#include <array>

#include "connector/diagnosis/rules/rules.hpp"

namespace rconn {
namespace {

using Match = std::optional<Observed>;

Match other_address_connects(const Case& what) {
  const auto& other = what.evidence.experiments.other_address;
  if (!other || what.report.address) return std::nullopt;
  return Observed{own_words(*other + " accepts connections"), {}};
}

constexpr std::array table{
    Rule{"works-by-other-address", Certainty::proven, other_address_connects},
};

}  // namespace

std::span<const Rule> path_rules() { return table; }

}  // namespace rconn
