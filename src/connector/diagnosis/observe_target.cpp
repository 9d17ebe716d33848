#include "connector/diagnosis/observe_target.hpp"

#include "connector/net/address.hpp"
#include "phpredis/address.hpp"

namespace rconn {
namespace {

TlsAsked asked_of(const TlsSettings& settings) {
  TlsAsked asked;
  asked.ca_file = settings.ca_file.has_value();
  asked.ca_directory = settings.ca_directory.has_value();
  asked.server_name = settings.server_name.has_value();
  asked.ciphers = settings.ciphers.has_value() || settings.ciphersuites.has_value();
  asked.insecure = settings.insecure;
  return asked;
}

}  // namespace

TargetFacts observe_target(const Target& target) {
  TargetFacts facts;
  facts.is_unix_socket = target.is_unix_socket();
  if (!facts.is_unix_socket) {
    facts.port = target.port == 0 ? phpredis::default_port : target.port;
    const auto literal = net::Address::numeric(target.host, 0);
    facts.is_address = literal.has_value();
    facts.is_loopback = target.host == "localhost" || (literal && literal->is_loopback());
  }
  facts.family = target.family;
  facts.tls = target.tls != nullptr;
  if (target.tls) facts.tls_asked = asked_of(*target.tls);
  facts.origin = target.origin;
  if (target.credentials) {
    facts.has_password = !target.credentials->password.empty();
    facts.has_user = target.credentials->user.has_value();
    facts.secret = facts_of(target.credentials->password.reveal(), target.secret_source);
  }
  return facts;
}

}  // namespace rconn
