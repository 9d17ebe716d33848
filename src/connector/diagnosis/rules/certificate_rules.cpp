#include <fmt/format.h>

#include <array>

#include "connector/diagnosis/rules/rules.hpp"
#include "connector/diagnosis/rules/tls_case.hpp"

namespace rconn {
namespace {

using Match = std::optional<Observed>;

Observed about(const VerifyFailure& why) {
  const Certificate& culprit = why.culprit;
  return {{},
          {{"subject", name_of(culprit)},
           {"issuer", in_short(culprit.issuer)},
           {"from", own_words(culprit.not_before)},
           {"until", own_words(culprit.not_after)}}};
}

enum class Whose { servers, sent, trusted };  // trusted: an authority on this machine

Whose whose(const VerifyFailure& why) {
  if (why.depth == 0) return Whose::servers;
  return why.trusted ? Whose::trusted : Whose::sent;
}

template <Whose owner>
Match expired(const Case& what) {
  const VerifyFailure* why = refused_chain(what);
  if (why == nullptr || why->reason != VerifyReason::expired || whose(*why) != owner) return {};
  Observed observed = about(*why);
  observed.values.push_back({"store", setting_of_store(what)});
  if (!what.evidence.target.tls_asked.authorities()) {
    observed.values.back().text = "this machine's store (package ca-certificates)";
  }
  return observed;
}

// A certificate is too old or too new by the clock of this machine, unless that is wrong.
template <auto match>
Match by_a_clock_that_is_set(const Case& what) {
  return what.evidence.clock_is_set ? match(what) : std::nullopt;
}

Match not_yet_valid(const Case& what) {
  const VerifyFailure* why = refused_chain(what);
  if (why == nullptr || why->reason != VerifyReason::not_yet_valid) return {};
  return about(*why);
}

Match clock_behind(const Case& what) {
  const VerifyFailure* why = refused_chain(what);
  if (what.evidence.clock_is_set || why == nullptr) return {};
  return why->chain_in_future ? not_yet_valid(what) : std::nullopt;
}

template <VerifyReason reason>
Match flaw(const Case& what) {
  const VerifyFailure* why = refused_chain(what);
  if (why == nullptr || why->reason != reason) return {};
  Observed observed = about(*why);
  observed.values.push_back({"bits", own_words(fmt::format("{}", why->key_bits))});
  observed.values.push_back({"digest", why->digest});
  return observed;
}

Match servers_purpose(const Case& what) {
  auto found = flaw<VerifyReason::purpose>(what);
  return found && refused_chain(what)->depth == 0 ? std::move(found) : std::nullopt;
}

Match may_not_sign(const Case& what) {
  const VerifyFailure* why = refused_chain(what);
  if (why == nullptr || why->same_name != SameName::may_not_sign) return {};
  Observed observed = about(*why);
  if (why->reason == VerifyReason::no_authority) {
    observed.values.insert(observed.values.begin(), Value{"issuer", name_of(why->culprit)});
  }
  return observed;
}

constexpr std::array table{
    Rule{"certificate-expired", Certainty::proven, by_a_clock_that_is_set<expired<Whose::servers>>},
    Rule{"certificate-expired", Certainty::likely, expired<Whose::servers>},
    Rule{"intermediate-expired", Certainty::proven, by_a_clock_that_is_set<expired<Whose::sent>>},
    Rule{"intermediate-expired", Certainty::likely, expired<Whose::sent>},
    Rule{"authority-expired", Certainty::proven, by_a_clock_that_is_set<expired<Whose::trusted>>},
    Rule{"authority-expired", Certainty::likely, expired<Whose::trusted>},
    Rule{"clock-behind", Certainty::likely, clock_behind},
    Rule{"certificate-not-yet-valid", Certainty::proven, by_a_clock_that_is_set<not_yet_valid>},
    Rule{"certificate-not-yet-valid", Certainty::likely, not_yet_valid},
    Rule{"certificate-not-for-servers", Certainty::proven, servers_purpose},
    Rule{"authority-not-for-servers", Certainty::proven, flaw<VerifyReason::purpose>},
    Rule{"key-too-weak", Certainty::proven, flaw<VerifyReason::weak_key>},
    Rule{"digest-too-weak", Certainty::proven, flaw<VerifyReason::weak_digest>},
    Rule{"issuer-may-not-sign", Certainty::proven, may_not_sign},
    Rule{"issuer-not-authority", Certainty::proven, flaw<VerifyReason::no_authority>},
    Rule{"path-too-long", Certainty::proven, flaw<VerifyReason::path_length>},
    Rule{"name-not-permitted", Certainty::proven, flaw<VerifyReason::name_constraint>},
};

}  // namespace

std::span<const Rule> certificate_rules() { return table; }

}  // namespace rconn
