// Servers that require a client certificate. Under TLS 1.3 the refusal arrives only after rconn has
// completed the handshake, so it races with the first command.

#include "command_line/tls.hpp"
#include "support/tls_peer.hpp"
#include "support/tls_redis_server.hpp"

using namespace support;

namespace {

// Enough repetitions for both results of a race.
constexpr int rounds = 10;

void check_refusal(const Words& words, const std::string& id) {
  check_fault(words, id, 5);
  for (int i = 0; i < rounds; ++i) check_one_of(words, {{id, 5}});
}

}  // namespace

TEST_CASE("a client certificate is sent to a server that requires one") {
  const Authority ca("Test CA");
  const Authority clients("Client CA");
  const Certificate mine = clients.issue({.subject = "app"});
  for (const char* version : {"TLSv1.2", "TLSv1.3"}) {
    const TlsRedisServer server(ca.issue(loopback_certificate()),
                                joined({"--tls-protocols", version}, only_clients_of(clients)));
    const Words words{"ping", server.uri(), "--cacert", ca.file(), "--cert"};
    check_pong(joined(words, {mine.certificate, "--key", mine.key}));
    check_pong(joined(words, {mine.both}));  // the key in the same file
  }
}

TEST_CASE("a client certificate is sent with the intermediate certificates of its file") {
  const Authority ca("Test CA");
  const Authority clients("Client CA");
  const Authority team = clients.intermediate("Team CA");
  const Certificate mine = team.issue({.subject = "app"});
  const TlsRedisServer server(ca.issue(loopback_certificate()), only_clients_of(clients));
  check_pong(
      {"ping", server.uri(), "--cacert", ca.file(), "--cert", mine.certificate, "--key", mine.key});
}

TEST_CASE("a server that requires a certificate and gets none is tls-client-cert-required") {
  const Authority ca("Test CA");
  const Authority clients("Client CA");
  for (const char* version : {"TLSv1.2", "TLSv1.3"}) {
    CAPTURE(version);
    const TlsRedisServer server(ca.issue(loopback_certificate()),
                                joined({"--tls-protocols", version}, only_clients_of(clients)));
    check_refusal({"ping", server.uri(), "--cacert", ca.file()}, "tls-client-cert-required");
    check_refusal({"ping", server.uri(), "--cacert", ca.file(), "-a", "s3cret"},
                  "tls-client-cert-required");
  }
}

TEST_CASE("a client certificate from an unknown authority is tls-client-cert-rejected") {
  const Authority ca("Test CA");
  const Authority clients("Client CA");
  const TemporaryDirectory directory;
  const Certificate foreign = self_signed(directory, {.subject = "app"});
  const Authority strangers("Strangers CA");
  const Certificate strange = strangers.issue({.subject = "app"});
  for (const char* version : {"TLSv1.2", "TLSv1.3"}) {
    CAPTURE(version);
    const TlsRedisServer server(ca.issue(loopback_certificate()),
                                joined({"--tls-protocols", version}, only_clients_of(clients)));
    for (const Certificate& shown : {strange, foreign}) {
      check_refusal({"ping", server.uri(), "--cacert", ca.file(), "--cert", shown.certificate,
                     "--key", shown.key},
                    "tls-client-cert-rejected");
    }
  }
}

TEST_CASE("an expired client certificate is tls-client-cert-rejected") {
  const Authority ca("Test CA");
  const Certificate mine = ca.issue({.subject = "app", .from_days = -30, .to_days = -3});
  const TlsRedisServer server(ca.issue(loopback_certificate()), only_clients_of(ca));
  check_refusal({"ping", server.uri(), "--cacert", ca.file(), "--cert", mine.both},
                "tls-client-cert-rejected");
}

TEST_CASE("an alert about the certificate decides the fault for any server") {
  const Authority ca("Test CA");
  const Authority strangers("Strangers CA");
  const Certificate strange = strangers.issue({.subject = "app"});
  for (const int newest : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    const TlsPeer peer({ca.issue(loopback_certificate()), newest, ca.file()}, answer_as_redis);
    const Words words{"ping", peer.uri(), "--cacert", ca.file()};
    check_refusal(words, "tls-client-cert-required");
    check_refusal(joined(words, {"--cert", strange.both}), "tls-client-cert-rejected");
  }
}
