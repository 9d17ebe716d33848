#include <array>

#include "connector/diagnosis/rules/rules.hpp"

namespace rconn {
namespace {

using Match = std::optional<Observed>;

Match answers_clear_text(const Case& what) {
  const auto& reply = what.evidence.experiments.clear_text_reply;
  if (!reply) return std::nullopt;
  return Observed{*reply, {}};
}

Match other_service_answers(const Case& what) {
  const auto& service = what.evidence.experiments.other_service;
  if (!service) return std::nullopt;
  return Observed{*service, {}};
}

constexpr std::array table{
    Rule{"port-is-plaintext", Certainty::proven, answers_clear_text},
    Rule{"port-is-other-service", Certainty::proven, other_service_answers},
};

}  // namespace

std::span<const Rule> protocol_rules() { return table; }

}  // namespace rconn
