#include <algorithm>
#include <array>
#include <string>

#include "connector/diagnosis/rules/rules.hpp"
#include "connector/diagnosis/rules/tls_case.hpp"
#include "connector/redis/tls_fault.hpp"

namespace rconn {
namespace {

using Match = std::optional<Observed>;

// --- The certificate is for another name ---------------------------------------------------------

const Certificate* mismatched(const Case& what) {
  const VerifyFailure* why = refused_chain(what);
  return why != nullptr && why->reason == VerifyReason::name ? &why->culprit : nullptr;
}

Match observed(const Case& what, const Certificate& certificate) {
  const std::string covered =
      certificate.names.empty() ? name_of(certificate) : names_in_short(certificate);
  return Observed{{},
                  {{"wanted", sent_name(what) ? *what.report.tls->server_name : what.report.host},
                   {"names", covered},
                   {"name", first_name(&certificate)}}};
}

bool has(const Certificate& certificate, const std::string& name) {
  return std::ranges::find(certificate.names, name) != certificate.names.end();
}

bool has_kind(const Certificate& certificate, std::string_view kind) {
  return std::ranges::any_of(certificate.names,
                             [kind](const std::string& name) { return name.starts_with(kind); });
}

bool has_common_name(const Certificate& certificate, const std::string& name) {
  const std::string subject = "," + certificate.subject + ",";
  return subject.find(",CN=" + name + ",") != std::string::npos;
}

Match name_given_is_not_covered(const Case& what) {
  const Certificate* certificate = mismatched(what);
  if (certificate == nullptr || !what.evidence.target.tls_asked.server_name) return {};
  return observed(what, *certificate);
}

Match address_as_dns_name(const Case& what) {
  const Certificate* certificate = mismatched(what);
  if (certificate == nullptr || !what.evidence.target.is_address) return {};
  if (!has(*certificate, "DNS:" + what.report.host)) return {};
  return observed(what, *certificate);
}

Match only_in_common_name(const Case& what) {
  const Certificate* certificate = mismatched(what);
  if (certificate == nullptr || !has_common_name(*certificate, what.report.host)) return {};
  return observed(what, *certificate);
}

Match address_not_covered(const Case& what) {
  const Certificate* certificate = mismatched(what);
  if (certificate == nullptr || !what.evidence.target.is_address) return {};
  return has_kind(*certificate, "DNS:") ? observed(what, *certificate) : std::nullopt;
}

// "*.example" covers a.example, but neither a.b.example nor example (RFC 9525 §6.3).
Match wildcard_has_other_depth(const Case& what) {
  const Certificate* certificate = mismatched(what);
  if (certificate == nullptr || what.evidence.target.is_address) return {};
  const bool near = std::ranges::any_of(certificate->names, [&what](const std::string& name) {
    constexpr std::string_view start = "DNS:*";
    if (!name.starts_with(start)) return false;
    const std::string parent = name.substr(start.size());  // ".example"
    return what.report.host.ends_with(parent) || "." + what.report.host == parent;
  });
  return near ? observed(what, *certificate) : std::nullopt;
}

Match other_name(const Case& what) {
  const Certificate* certificate = mismatched(what);
  return certificate != nullptr ? observed(what, *certificate) : std::nullopt;
}

// --- The server decides by the name that is sent -------------------------------------------------

const Certificate* shown(const Case& what) {
  const auto& tls = what.report.tls;
  return tls && tls->certificate ? &*tls->certificate : nullptr;
}

Match redis_answers_to_a_name(const Case& what) {
  const auto& name = what.evidence.experiments.needed_name;
  if (!name || !what.evidence.target.tls) return {};
  return Observed{{"with the name ", *name, ", it answers as Redis"}, {{"name", *name}}};
}

Match without_name(const Case& what, Detail detail) {
  if (!what.evidence.target.tls || sent_name(what)) return {};
  return Observed{std::move(detail), {{"name", first_name(shown(what))}}};
}

Match http_without_name(const Case& what) {
  const bool after_handshake = what.report.tls && !what.report.tls->version.empty();
  if (!after_handshake || what.fault() != Fault::not_redis) return {};
  if (what.words().find("HTTP") == std::string::npos) return {};
  return without_name(what, "an HTTP server answers where no server name was sent");
}

// A router by name closes such a handshake; a server in clear text would have answered a PING.
Match closed_without_name(const Case& what) {
  const auto& in_clear_text = what.evidence.experiments.clear_text_fault;
  const auto is_end = [](Fault fault) { return fault == Fault::closed || fault == Fault::reset; };
  if (what.rung() != Rung::tls || !is_end(what.fault())) return {};
  if (!in_clear_text || !is_end(*in_clear_text) || what.evidence.target.is_unix_socket) return {};
  return without_name(what, "it closed the handshake, in which no server name was sent");
}

Match alert_without_name(const Case& what) {
  const auto alert = alert_received(what);
  const bool by_name = alert == unrecognized_name_alert || alert == internal_error_alert ||
                       alert == access_denied_alert;
  if (!by_name || what.rung() != Rung::tls || what.fault() != Fault::tls_handshake) return {};
  return without_name(what, "no server name was sent");
}

Match placeholder_without_name(const Case& what) {
  if (refused_chain(what) == nullptr || shown(what) == nullptr) return {};
  if (!is_placeholder(*shown(what)) || sent_name(what)) return {};
  return Observed{"a router's placeholder certificate was presented", {{"name", "NAME"}}};
}

Match placeholder(const Case& what) {
  if (refused_chain(what) == nullptr || shown(what) == nullptr) return {};
  if (!is_placeholder(*shown(what)) || !sent_name(what)) return {};
  return observed(what, *shown(what));
}

Match name_is_unknown(const Case& what) {
  if (alert_received(what) != unrecognized_name_alert || !sent_name(what)) return {};
  return Observed{{}, {{"wanted", *what.report.tls->server_name}}};
}

constexpr std::array table{
    Rule{"server-needs-name", Certainty::proven, redis_answers_to_a_name},
    Rule{"server-needs-name", Certainty::likely, http_without_name},
    Rule{"server-needs-name", Certainty::likely, alert_without_name},
    Rule{"server-needs-name", Certainty::likely, placeholder_without_name},
    Rule{"server-needs-name", Certainty::likely, closed_without_name},
    Rule{"server-name-unknown", Certainty::proven, name_is_unknown},
    Rule{"router-has-no-route", Certainty::likely, placeholder},
    Rule{"sni-not-covered", Certainty::proven, name_given_is_not_covered},
    Rule{"address-as-dns-name", Certainty::proven, address_as_dns_name},
    Rule{"only-in-common-name", Certainty::proven, only_in_common_name},
    Rule{"address-not-covered", Certainty::proven, address_not_covered},
    Rule{"wildcard-does-not-reach", Certainty::proven, wildcard_has_other_depth},
    Rule{"certificate-for-other-name", Certainty::proven, other_name},
};

}  // namespace

std::span<const Rule> server_name_rules() { return table; }

}  // namespace rconn
