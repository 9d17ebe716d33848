#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <string>

#include "connector/diagnosis/rules/rules.hpp"
#include "connector/diagnosis/rules/tls_case.hpp"

namespace rconn {
namespace {

using Match = std::optional<Observed>;

Match answers_handshake(const Case& what) {
  const auto& shown = what.evidence.experiments.speaks_tls;
  if (!shown || what.evidence.target.tls) return {};
  Detail more;
  if (const auto& name = what.evidence.experiments.needed_name) {
    more = Detail{" and ", TlsSetting::server_name, " ", *name};
  }
  return Observed{*shown, {{"name", more}}};
}

// --- Nothing in common ---------------------------------------------------------------------------

// A failure of the handshake itself, not of certificates.
const HandshakeFacts* handshake(const Case& what) {
  const auto& facts = what.evidence.handshake;
  const bool failed = what.rung() == Rung::tls && what.fault() == Fault::tls_handshake;
  return failed && facts ? &*facts : nullptr;
}

Observed with_offer(const HandshakeFacts& facts) {
  const std::string versions = fmt::format("{}", fmt::join(facts.hello.versions, ", "));
  const std::string groups = fmt::format("{}", fmt::join(facts.hello.groups, ", "));
  return {own_words(fmt::format("offered: {}; groups {}", versions, groups)),
          {{"versions", own_words(versions.empty() ? "none" : versions)},
           {"chosen", own_words(facts.chosen_version)}}};
}

bool offers(const HandshakeFacts& facts, const char* version) {
  return std::ranges::find(facts.hello.versions, version) != facts.hello.versions.end();
}

Match server_chose_old_version(const Case& what) {
  const HandshakeFacts* facts = handshake(what);
  if (facts == nullptr || !offers(*facts, "TLSv1.2")) return {};
  const bool old = facts->chosen_version == "TLSv1" || facts->chosen_version == "TLSv1.1";
  return old ? std::optional(with_offer(*facts)) : std::nullopt;
}

Match server_knows_no_version(const Case& what) {
  const HandshakeFacts* facts = handshake(what);
  if (facts == nullptr || facts->alert != protocol_version_alert) return {};
  const bool all = offers(*facts, "TLSv1.2") && offers(*facts, "TLSv1.3");
  return all ? std::optional(with_offer(*facts)) : std::nullopt;
}

Match versions_are_limited_here(const Case& what) {
  const HandshakeFacts* facts = handshake(what);
  if (facts == nullptr) return {};
  const bool all = offers(*facts, "TLSv1.2") && offers(*facts, "TLSv1.3");
  const bool refused = facts->alert == protocol_version_alert ||
                       facts->words == "unsupported protocol" ||
                       facts->words == "no protocols available";
  return refused && !all ? std::optional(with_offer(*facts)) : std::nullopt;
}

// The alert may mean the cipher suite, the group, or the algorithm of a signature.
Match nothing_in_common(const Case& what) {
  const HandshakeFacts* facts = handshake(what);
  if (facts == nullptr || facts->client_certificate_asked) return {};
  const bool refused =
      facts->alert == handshake_failure_alert || facts->alert == insufficient_security_alert;
  return refused ? std::optional(with_offer(*facts)) : std::nullopt;
}

Match other_ciphers_work(const Case& what) {
  const auto& shown = what.evidence.experiments.works_with_other_ciphers;
  return shown ? Match(Observed{*shown, {}}) : std::nullopt;
}

Match ciphers_were_given(const Case& what) {
  return what.evidence.target.tls_asked.ciphers ? nothing_in_common(what) : std::nullopt;
}

Match internal_error(const Case& what) {
  const HandshakeFacts* facts = handshake(what);
  if (facts == nullptr || facts->alert != internal_error_alert) return {};
  return Observed{};
}

// --- Behind TLS ----------------------------------------------------------------------------------

// Before the first reply: a server that answered before has other reasons.
Match closed_behind_tls(const Case& what) {
  const bool closed = what.fault() == Fault::closed || what.fault() == Fault::reset;
  const bool secured = what.report.tls && !what.report.tls->version.empty();
  if (!closed || !secured || what.rung() == Rung::tls || what.report.reused) return {};
  const auto& command = what.evidence.command;
  return command && command->answers_before == 0 ? Match(Observed{}) : std::nullopt;
}

// It may be one that closes where no certificate is given, and sends no alert.
Match closed_without_certificate(const Case& what) {
  const auto& facts = what.evidence.handshake;
  if (!facts || !facts->client_certificate_asked || facts->client_certificate_given) return {};
  return closed_behind_tls(what);
}

// Suites without a certificate are offered only where the target asks for them.
Match no_certificate(const Case& what) {
  const bool secured = what.report.tls && !what.report.tls->version.empty();
  if (what.fault() != Fault::tls_untrusted || !secured || what.report.tls->certificate) return {};
  return Observed{};
}

// --- The client's certificate --------------------------------------------------------------------

const OwnCertificate* rejected(const Case& what) {
  const auto& facts = what.evidence.handshake;
  if (what.fault() != Fault::tls_client_cert_rejected || !facts) return nullptr;
  return facts->own_certificate ? &*facts->own_certificate : nullptr;
}

Observed about(const OwnCertificate& own) {
  return {{},
          {{"subject", name_of(own.certificate)},
           {"issuer", in_short(own.certificate.issuer)},
           {"until", own_words(own.certificate.not_after)}}};
}

Match own_has_expired(const Case& what) {
  const OwnCertificate* own = rejected(what);
  if (own == nullptr || own->certificate.days_left >= 0) return {};
  return about(*own);
}

Match own_is_not_for_clients(const Case& what) {
  const OwnCertificate* own = rejected(what);
  return own != nullptr && !own->for_clients ? std::optional(about(*own)) : std::nullopt;
}

Match own_authority_is_unknown(const Case& what) {
  const OwnCertificate* own = rejected(what);
  const bool unknown = alert_received(what) == unknown_ca_alert;
  return own != nullptr && unknown ? std::optional(about(*own)) : std::nullopt;
}

// The server names the same reason as this machine sees.
template <auto match, int alert>
Match confirmed(const Case& what) {
  return alert_received(what) == alert ? match(what) : std::nullopt;
}

Match key_of_another_certificate(const Case& what) {
  if (what.fault() != Fault::tls_config) return {};
  const bool differs =
      what.words().find("it is not the key of the certificate") != std::string::npos;
  return differs ? Match(Observed{}) : std::nullopt;
}

constexpr std::array table{
    Rule{"port-speaks-tls", Certainty::proven, answers_handshake},
    Rule{"tls-version-too-old", Certainty::proven, server_chose_old_version},
    Rule{"tls-version-too-old", Certainty::likely, server_knows_no_version},
    Rule{"tls-version-limited-here", Certainty::likely, versions_are_limited_here},
    Rule{"ciphers-too-narrow", Certainty::proven, other_ciphers_work},
    Rule{"ciphers-too-narrow", Certainty::likely, ciphers_were_given},
    Rule{"no-shared-cipher", Certainty::likely, nothing_in_common},
    Rule{"server-error-in-tls", Certainty::likely, internal_error},
    Rule{"no-certificate", Certainty::proven, no_certificate},
    Rule{"client-certificate-asked", Certainty::likely, closed_without_certificate},
    Rule{"closed-behind-tls", Certainty::likely, closed_behind_tls},
    Rule{"client-certificate-expired", Certainty::proven,
         confirmed<own_has_expired, certificate_expired_alert>},
    Rule{"client-certificate-expired", Certainty::likely, own_has_expired},
    Rule{"client-certificate-not-for-clients", Certainty::proven,
         confirmed<own_is_not_for_clients, unsupported_certificate_alert>},
    Rule{"client-certificate-not-for-clients", Certainty::likely, own_is_not_for_clients},
    Rule{"client-certificate-of-unknown-authority", Certainty::likely, own_authority_is_unknown},
    Rule{"key-not-of-certificate", Certainty::proven, key_of_another_certificate},
};

}  // namespace

std::span<const Rule> tls_rules() { return table; }

}  // namespace rconn
