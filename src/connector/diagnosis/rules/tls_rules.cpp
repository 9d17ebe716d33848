#include <array>

#include "connector/diagnosis/rules/rules.hpp"

namespace rconn {
namespace {

using Match = std::optional<Observed>;

Match answers_handshake(const Case& what) {
  const auto& shown = what.evidence.experiments.speaks_tls;
  if (!shown) return std::nullopt;
  return Observed{*shown, {}};
}

constexpr std::array table{
    Rule{"port-speaks-tls", Certainty::proven, answers_handshake},
};

}  // namespace

std::span<const Rule> tls_rules() { return table; }

}  // namespace rconn
