// What the rules about TLS have in common.
// Entry points: refused_chain(), name_of(), store(), setting_of_store(), first_name(),
// alert_received(), is_placeholder(), sent_name(). Pure.
#pragma once

#include <optional>
#include <string>

#include "connector/diagnosis/rules/rule.hpp"
#include "connector/values/report.hpp"

namespace rconn {

// The chain of certificates that the handshake failed for; null if it failed for something else.
const VerifyFailure* refused_chain(const Case& what);

// The subject of a certificate, else its first name. Shortened, since a peer may send any length.
std::string name_of(const Certificate& certificate);
std::string in_short(const std::string& peers_text);

// The authorities that were used, and which: the setting, then "(CN=Example CA)".
Detail store(const Case& what, const VerifyFailure& why);

// The setting alone, with which authorities were given, or can be.
Detail setting_of_store(const Case& what);

// The first name of the certificate that can be sent to a server, so no wildcard; else "NAME".
std::string first_name(const Certificate* certificate);

// The fatal alert that the peer sent, if it was the end of the session.
std::optional<int> alert_received(const Case& what);

// What routers present where they have no certificate for the name: Traefik, ingress-nginx.
bool is_placeholder(const Certificate& certificate);

// Whether a server name was sent (SNI): none is for an IP address.
bool sent_name(const Case& what);

// Alerts of RFC 8446 §6.
inline constexpr int handshake_failure_alert = 40;
inline constexpr int unsupported_certificate_alert = 43;
inline constexpr int certificate_expired_alert = 45;
inline constexpr int unknown_ca_alert = 48;
inline constexpr int access_denied_alert = 49;
inline constexpr int protocol_version_alert = 70;
inline constexpr int insufficient_security_alert = 71;
inline constexpr int internal_error_alert = 80;
inline constexpr int unrecognized_name_alert = 112;

}  // namespace rconn
