#include <array>
#include <string>

#include "connector/diagnosis/rules/rules.hpp"
#include "connector/diagnosis/rules/tls_case.hpp"

namespace rconn {
namespace {

using Match = std::optional<Observed>;

Match observed(const Case& what, const VerifyFailure& why) {
  return Observed{{},
                  {{"subject", name_of(why.culprit)},
                   {"issuer", in_short(why.culprit.issuer)},
                   {"store", store(what, why)},
                   {"setting", setting_of_store(what)}}};
}

bool given(const Case& what) { return what.evidence.target.tls_asked.authorities(); }

// Not that of a router that has no certificate for the name: who signed it does not matter.
const VerifyFailure* untrusted_chain(const Case& what) {
  const VerifyFailure* why = refused_chain(what);
  const bool placeholder = why != nullptr && is_placeholder(why->culprit);
  return placeholder ? nullptr : why;
}

// Whoever signed is missing: from what the server sent, or from what is trusted here.
const VerifyFailure* without_issuer(const Case& what) {
  const VerifyFailure* why = untrusted_chain(what);
  return why != nullptr && why->reason == VerifyReason::issuer_not_found ? why : nullptr;
}

const VerifyFailure* ending_in_foreign_root(const Case& what) {
  const VerifyFailure* why = untrusted_chain(what);
  return why != nullptr && why->reason == VerifyReason::untrusted_root ? why : nullptr;
}

// Nothing was found in the directory, which has no other use.
bool only_an_empty_directory(const Case& what, const VerifyFailure& why) {
  const TlsAsked& asked = what.evidence.target.tls_asked;
  return asked.ca_directory && !asked.ca_file && why.authorities == 0;
}

bool lacks_trust(VerifyReason reason) {
  return reason == VerifyReason::issuer_not_found || reason == VerifyReason::untrusted_root ||
         reason == VerifyReason::self_signed || reason == VerifyReason::bad_signature;
}

Match same_name_other_key(const Case& what) {
  const VerifyFailure* why = untrusted_chain(what);
  if (why == nullptr || !lacks_trust(why->reason) || why->same_name != SameName::other_key) {
    return {};
  }
  return why->same_name_trusted ? observed(what, *why) : std::nullopt;
}

// A self-signed certificate that the server sends is its own issuer.
Match sent_issuer_has_other_key(const Case& what) {
  const VerifyFailure* why = untrusted_chain(what);
  if (why == nullptr || why->same_name != SameName::other_key || why->same_name_trusted) return {};
  const bool by_issuer =
      why->reason == VerifyReason::issuer_not_found || why->reason == VerifyReason::bad_signature;
  return by_issuer ? observed(what, *why) : std::nullopt;
}

Match nothing_is_trusted(const Case& what) {
  return what.fault() == Fault::no_trust_store ? Match(Observed{}) : std::nullopt;
}

Match not_under_its_hash(const Case& what) {
  const VerifyFailure* why = untrusted_chain(what);
  if (why == nullptr || !lacks_trust(why->reason)) return {};
  return only_an_empty_directory(what, *why) ? observed(what, *why) : std::nullopt;
}

template <bool authority_given>
Match self_signed(const Case& what) {
  const VerifyFailure* why = untrusted_chain(what);
  if (why == nullptr || why->reason != VerifyReason::self_signed) return {};
  if (only_an_empty_directory(what, *why)) return {};
  return given(what) == authority_given ? observed(what, *why) : std::nullopt;
}

template <bool authority_given>
Match foreign_root(const Case& what) {
  const VerifyFailure* why = ending_in_foreign_root(what);
  if (why != nullptr && only_an_empty_directory(what, *why)) return {};
  return why != nullptr && given(what) == authority_given ? observed(what, *why) : std::nullopt;
}

Match root_is_missing(const Case& what) {
  const VerifyFailure* why = untrusted_chain(what);
  if (why == nullptr || why->reason != VerifyReason::root_not_found) return {};
  return observed(what, *why);
}

std::string organisation(const std::string& subject) {
  const auto start = subject.find("O=");
  if (start == std::string::npos || (start > 0 && subject[start - 1] != ',')) return "";
  return subject.substr(start, subject.find(',', start) - start);
}

// Intermediate authorities are seldom in anyone's store, so servers must send them. Signs of one:
// the certificate says where its issuer can be got, as those of public authorities do; its name;
// or that it is of the same organisation as an authority that is trusted.
bool is_intermediate(const Case& what, const VerifyFailure& why) {
  const std::string& issuer = why.culprit.issuer;
  if (why.issuer_can_be_got) return true;
  for (const char* word : {"ntermediate", "ssuing", "Sub CA", "SubCA", "Sub-CA"}) {
    if (issuer.find(word) != std::string::npos) return true;
  }
  const std::string of_issuer = organisation(issuer);
  return given(what) && !of_issuer.empty() && of_issuer == organisation(why.authority);
}

Match intermediate_not_sent(const Case& what) {
  const VerifyFailure* why = without_issuer(what);
  if (why == nullptr || why->chain_sent != 1 || !is_intermediate(what, *why)) return {};
  return observed(what, *why);
}

template <bool authority_given>
Match unknown_issuer(const Case& what) {
  const VerifyFailure* why = without_issuer(what);
  return why != nullptr && given(what) == authority_given ? observed(what, *why) : std::nullopt;
}

constexpr std::array table{
    Rule{"authority-replaced", Certainty::proven, same_name_other_key},
    Rule{"intermediate-replaced", Certainty::proven, sent_issuer_has_other_key},
    Rule{"authority-not-hashed", Certainty::likely, not_under_its_hash},
    Rule{"no-authorities-here", Certainty::proven, nothing_is_trusted},
    Rule{"self-signed", Certainty::proven, self_signed<false>},
    Rule{"self-signed-instead", Certainty::proven, self_signed<true>},
    Rule{"authority-incomplete", Certainty::proven, root_is_missing},
    Rule{"authority-not-given", Certainty::proven, foreign_root<false>},
    Rule{"other-authority", Certainty::proven, foreign_root<true>},
    Rule{"intermediate-missing", Certainty::likely, intermediate_not_sent},
    Rule{"authority-not-given", Certainty::likely, unknown_issuer<false>},
    Rule{"other-authority", Certainty::likely, unknown_issuer<true>},
};

}  // namespace

std::span<const Rule> authority_rules() { return table; }

}  // namespace rconn
