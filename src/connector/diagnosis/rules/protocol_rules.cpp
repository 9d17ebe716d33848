#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "connector/diagnosis/rules/rules.hpp"
#include "connector/redis/banner.hpp"

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

// An error of Redis, as the answer to a ClientHello.
Match redis_answers_handshake(const Case& what) {
  const auto& handshake = what.evidence.handshake;
  if (what.fault() != Fault::tls_not_offered || !handshake) return std::nullopt;
  const std::string& said = handshake->clear_text;
  const auto word_end = said.find(' ');
  if (!said.starts_with('-') || word_end == std::string::npos || word_end < 4) return std::nullopt;
  const bool is_error = std::all_of(said.begin() + 1, said.begin() + std::ptrdiff_t(word_end),
                                    [](char byte) { return byte >= 'A' && byte <= 'Z'; });
  if (!is_error || !service_of_error(said.substr(1)).empty()) return std::nullopt;
  return Observed{"it answered the handshake with an error of Redis", {}};
}

constexpr std::array table{
    Rule{"port-is-plaintext", Certainty::proven, redis_answers_handshake},
    Rule{"port-is-plaintext", Certainty::proven, answers_clear_text},
    Rule{"port-is-other-service", Certainty::proven, other_service_answers},
};

}  // namespace

std::span<const Rule> protocol_rules() { return table; }

}  // namespace rconn
