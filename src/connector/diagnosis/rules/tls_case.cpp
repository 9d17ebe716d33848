#include "connector/diagnosis/rules/tls_case.hpp"

#include <fmt/format.h>

namespace rconn {

const VerifyFailure* refused_chain(const Case& what) {
  const auto& tls = what.report.tls;
  if (what.rung() != Rung::tls || !tls || tls->insecure || !tls->verify_failure) return nullptr;
  return &*tls->verify_failure;
}

std::string in_short(const std::string& peers_text) {
  constexpr std::size_t most = 200;
  return peers_text.size() <= most ? peers_text : peers_text.substr(0, most) + "...";
}

std::string name_of(const Certificate& certificate) {
  if (!certificate.subject.empty()) return in_short(certificate.subject);
  return certificate.names.empty() ? "an unnamed certificate" : in_short(certificate.names.front());
}

Detail setting_of_store(const Case& what) {
  const TlsAsked& asked = what.evidence.target.tls_asked;
  if (asked.ca_directory && !asked.ca_file) return {TlsSetting::ca_directory};
  return {TlsSetting::ca_file};
}

Detail store(const Case& what, const VerifyFailure& why) {
  if (!what.evidence.target.tls_asked.authorities()) return "this machine's store";
  if (why.authority.empty()) return setting_of_store(what);
  const std::string others =
      why.authorities > 1 ? fmt::format(" and {} more", why.authorities - 1) : "";
  return setting_of_store(what) + Detail{" (", in_short(why.authority), own_words(others + ")")};
}

std::string first_name(const Certificate* certificate) {
  constexpr std::string_view kind = "DNS:";
  if (certificate == nullptr) return "NAME";
  for (const std::string& name : certificate->names) {
    if (name.starts_with(kind) && name.find('*') == std::string::npos) {
      return in_short(name.substr(kind.size()));
    }
  }
  return "NAME";
}

std::optional<int> alert_received(const Case& what) {
  const auto& handshake = what.evidence.handshake;
  const bool by_tls = what.fault() == Fault::tls_handshake ||
                      what.fault() == Fault::tls_client_cert_required ||
                      what.fault() == Fault::tls_client_cert_rejected;
  return handshake && by_tls ? handshake->alert : std::nullopt;
}

bool is_placeholder(const Certificate& certificate) {
  const std::string& subject = certificate.subject;
  return subject.find("TRAEFIK DEFAULT CERT") != std::string::npos ||
         subject.find("Kubernetes Ingress Controller Fake Certificate") != std::string::npos;
}

bool sent_name(const Case& what) { return what.report.tls && what.report.tls->server_name; }

}  // namespace rconn
