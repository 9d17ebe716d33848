#include "connector/redis/tls_fault.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "connector/redis/banner.hpp"
#include "connector/redis/exchange_failure.hpp"
#include "connector/redis/resp/frame_validator.hpp"

namespace rconn {
namespace {

using Kind = net::Status::Kind;

struct Alert {
  int number;
  std::string_view name;
  bool about_client_certificate;  // may be a reaction to the client's certificate, or to none
};

// The alerts of RFC 8446 §6, and the others of RFC 5246 §7.2.
constexpr std::array alerts{
    Alert{10, "unexpected_message", false},
    Alert{20, "bad_record_mac", false},
    Alert{22, "record_overflow", false},
    Alert{40, "handshake_failure", false},
    Alert{42, "bad_certificate", true},
    Alert{43, "unsupported_certificate", true},
    Alert{44, "certificate_revoked", true},
    Alert{45, "certificate_expired", true},
    Alert{46, "certificate_unknown", true},
    Alert{47, "illegal_parameter", false},
    Alert{48, "unknown_ca", true},
    Alert{49, "access_denied", true},
    Alert{50, "decode_error", false},
    Alert{51, "decrypt_error", true},
    Alert{70, "protocol_version", false},
    Alert{71, "insufficient_security", false},
    Alert{80, "internal_error", false},
    Alert{112, "unrecognized_name", false},
    Alert{116, "certificate_required", true},
    Alert{120, "no_application_protocol", false},
};

constexpr int handshake_failure_alert = 40;
constexpr int protocol_version_alert = 70;
constexpr int insufficient_security_alert = 71;
constexpr int unrecognized_name_alert = 112;

std::string alert_name(int number) {
  for (const Alert& alert : alerts) {
    if (alert.number == number) return std::string(alert.name);
  }
  return fmt::format("number {}", number);
}

bool is_about_client_certificate(int number) {
  for (const Alert& alert : alerts) {
    if (alert.number == number) return alert.about_client_certificate;
  }
  return false;
}

std::string days(int count) { return fmt::format("{} day{}", count, count == 1 ? "" : "s"); }

Detail covered(const Certificate& certificate) {
  if (certificate.names.empty()) return {"no name but its subject ", certificate.subject};
  return names_in_short(certificate);
}

Failure certificate_failure(const VerifyFailure& why, const std::string& name) {
  const Certificate& culprit = why.culprit;
  switch (why.problem) {
    case CertificateProblem::expired:
      return {Fault::tls_expired,
              {"the certificate of ", culprit.subject,
               own_words(fmt::format(" expired on {}, {} ago (issuer: ", culprit.not_after,
                                     days(-culprit.days_left - 1))),
               culprit.issuer, ")"}};
    case CertificateProblem::not_yet_valid:
      return {Fault::tls_expired,
              {"the certificate of ", culprit.subject,
               own_words(fmt::format(" is not valid before {} (issuer: ", culprit.not_before)),
               culprit.issuer, ")"}};
    case CertificateProblem::name_mismatch:
      return {
          Fault::tls_name_mismatch,
          Detail(own_words(fmt::format("the certificate does not cover {}; it covers ", name))) +
              covered(culprit)};
    case CertificateProblem::untrusted:
      break;
  }
  return {Fault::tls_untrusted,
          {own_words(why.words), ": the certificate of ", culprit.subject, " was issued by ",
           culprit.issuer}};
}

Detail clear_text_detail(std::string_view first_bytes) {
  std::string line(first_bytes.substr(0, first_bytes.find_first_of("\r\n")));
  const bool redis = resp::starts_reply(first_bytes.front()) && !is_mail_greeting(first_bytes);
  const std::string_view service = redis ? "a plaintext Redis server" : banner_of(first_bytes);
  return looks_like("the answer", service, std::move(line));
}

// The failure if the peer asked for a client certificate and then ended the session.
std::optional<Failure> client_certificate_failure(const net::TlsError& error) {
  if (!error.client_certificate_asked) return std::nullopt;
  const bool relevant = !error.alert || *error.alert == handshake_failure_alert ||
                        is_about_client_certificate(*error.alert);
  if (!relevant) return std::nullopt;
  const std::string answer =
      error.alert ? "answered with the alert " + alert_name(*error.alert) : "closed the connection";
  if (!error.client_certificate_given) {
    return Failure{Fault::tls_client_cert_required,
                   own_words("the server asked for a client certificate, got none and " + answer)};
  }
  if (!error.alert) return std::nullopt;
  return Failure{Fault::tls_client_cert_rejected,
                 own_words("the server got the client certificate and " + answer)};
}

std::string offered(const net::TlsError& error) {
  const auto& versions = error.hello.versions;
  return versions.empty() ? "1.2 and 1.3" : fmt::format("{}", fmt::join(versions, ", "));
}

Detail handshake_detail(const net::TlsError& error) {
  if (!error.alert) return own_words(error.words);
  std::string alert =
      fmt::format("the server answered with the alert {}", alert_name(*error.alert));
  switch (*error.alert) {
    case handshake_failure_alert:
    case insufficient_security_alert:
      return own_words(alert + ": no cipher suite in common, most likely");
    case protocol_version_alert:
      return own_words(fmt::format("{}: it does not speak the TLS versions offered ({})", alert,
                                   offered(error)));
    case unrecognized_name_alert:
      return {own_words(alert + ": it does not know the name sent (see "), TlsSetting::server_name,
              ")"};
    default:
      return own_words(alert);
  }
}

Detail tls_failure_detail(const net::TlsError& error, const TlsFacts& facts) {
  if (error.alert == unrecognized_name_alert && !facts.server_name) {
    return "the server answered with the alert unrecognized_name: it was sent no name";
  }
  if (error.words == "unsupported protocol") {
    return "unsupported protocol: the server speaks TLS 1.1 at most, 1.2 is needed";
  }
  return handshake_detail(error);
}

}  // namespace

std::string names_in_short(const Certificate& certificate) {
  constexpr std::size_t most = 20;
  const auto& names = certificate.names;
  const auto end = names.size() > most ? names.begin() + most : names.end();
  std::string text = fmt::format("{}", fmt::join(names.begin(), end, ", "));
  if (names.size() > most) text += fmt::format(" and {} more", names.size() - most);
  return text;
}

Failure handshake_failure(const net::Status& status, const net::TlsError& error,
                          const TlsFacts& facts, const std::string& name,
                          const net::Deadline& deadline) {
  if (status.kind == Kind::timed_out) {
    return {Fault::tls_timeout, {"no answer to the handshake within ", deadline.limit}};
  }
  if (status.kind == Kind::interrupted) return exchange_failure(status, 0, deadline);
  if (facts.verify_failure && !facts.insecure) {
    return certificate_failure(*facts.verify_failure, name);
  }
  if (auto failure = client_certificate_failure(error)) return *std::move(failure);
  if (status.kind != Kind::tls_failed) {
    Failure failure = exchange_failure(status, 0, deadline);
    failure.detail += " during the TLS handshake";
    return failure;
  }
  if (!error.clear_text.empty())
    return {Fault::tls_not_offered, clear_text_detail(error.clear_text)};
  return {Fault::tls_handshake, tls_failure_detail(error, facts)};
}

std::optional<Failure> session_failure(const net::Status& status, const net::TlsError& error,
                                       std::size_t received) {
  const bool disconnected = status.kind == Kind::end_of_stream || status.kind == Kind::failed;
  if (status.kind != Kind::tls_failed && !disconnected) return std::nullopt;
  // Without an alert, the peer may have closed the connection for any reason.
  if (received == 0 && error.alert) {
    if (auto failure = client_certificate_failure(error)) return failure;
  }
  if (disconnected) return std::nullopt;
  if (error.alert) return Failure{Fault::tls_handshake, handshake_detail(error)};
  return Failure{Fault::protocol_error, own_words("the TLS session broke: " + error.words)};
}

std::optional<Failure> age_failure(const TlsFacts& facts, int min_days) {
  if (!facts.certificate || facts.certificate->days_left >= min_days) return std::nullopt;
  return Failure{
      Fault::tls_expiring,
      {own_words(fmt::format("the certificate expires on {}: {} left, ",
                             facts.certificate->not_after, days(facts.certificate->days_left))),
       TlsSetting::min_days, own_words(fmt::format(" requires {}", min_days))}};
}

}  // namespace rconn
