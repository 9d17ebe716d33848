// Failed handshakes: old versions, no common cipher, peers without TLS.

#include "command_line/tls.hpp"
#include "support/tls_peer.hpp"
#include "support/tls_redis_server.hpp"

using namespace support;
using namespace std::string_literals;

namespace {

const std::pair<std::string, int> too_slow{"tls-timeout", 5};
const std::pair<std::string, int> not_offered{"tls-not-offered", 5};

Json check_peer(ScriptedPeer::Script script, const std::string& id, int exit,
                const Words& told = {}) {
  const ScriptedPeer peer(std::move(script));
  auto report = check_tells({"ping", "-t", "500ms", "rediss://" + peer.at()}, id, exit, told);
  CHECK(report["rung"] == "tls");
  return report;
}

}  // namespace

TEST_CASE("a server without TLS 1.2 or later is tls-handshake with the reason") {
  const Authority ca("Test CA");
  for (const int newest : {TLS1_VERSION, TLS1_1_VERSION}) {
    const TlsPeer peer({ca.issue(loopback_certificate()), newest}, answer_as_redis);
    check_tells({"ping", peer.uri(), "--cacert", ca.file()}, "tls-handshake", 5, {"version"});
    check_tells({"ping", peer.uri(), "--insecure"}, "tls-handshake", 5, {"version"});
  }
  // A server that does not negotiate versions: it answers with its own, TLS 1.1.
  const std::string hello =
      "\x02\x00\x00\x26\x03\x02"s + std::string(32, 'r') + "\x00\xc0\x09\x00"s;
  check_peer(answer("\x16\x03\x02\x00\x2a"s + hello), "tls-handshake", 5, {"version"});
}

TEST_CASE("no common cipher is tls-handshake with the reason") {
  const Authority ca("Test CA");
  const TlsRedisServer older(
      ca.issue(loopback_certificate()),
      {"--tls-protocols", "TLSv1.2", "--tls-ciphers", "ECDHE-ECDSA-AES128-GCM-SHA256"});
  check_tells({"ping", older.uri(), "--cacert", ca.file(), "--tls-ciphers",
               "ECDHE-ECDSA-AES256-GCM-SHA384"},
              "tls-handshake", 5, {"cipher"});
  const TlsRedisServer newer(
      ca.issue(loopback_certificate()),
      {"--tls-protocols", "TLSv1.3", "--tls-ciphersuites", "TLS_AES_128_GCM_SHA256"});
  check_tells(
      {"ping", newer.uri(), "--cacert", ca.file(), "--tls-ciphersuites", "TLS_AES_256_GCM_SHA384"},
      "tls-handshake", 5, {"cipher"});
}

TEST_CASE("an alert instead of a handshake is tls-handshake") {
  check_peer(answer("\x15\x03\x03\x00\x02\x02\x50"s), "tls-handshake", 5);  // internal error
  check_peer(answer("\x15\x03\x03\x00\x02\x02\x70"s), "tls-handshake", 5);  // no such server name
}

TEST_CASE("a plaintext service is tls-not-offered and identified by its reply") {
  check_peer(answer("-ERR unknown command\r\n"), "tls-not-offered", 5, {"Redis"});
  check_peer(answer("HTTP/1.1 400 Bad Request\r\n\r\n"), "tls-not-offered", 5, {"HTTP"});
  check_peer(greet("SSH-2.0-OpenSSH_9.2p1\r\n"), "tls-not-offered", 5, {"SSH"});
  check_peer([](Conversation& peer) { peer.send("-DENIED Redis is in protected mode\r\n"); },
             "tls-not-offered", 5, {"Redis"});
}

TEST_CASE("a plaintext redis-server that waits for a line end is not reported as TLS") {
  const RedisServer server;
  for (int i = 0; i < 5; ++i) {  // random bytes: a line's end may be among them
    check_one_of({"ping", "-t", "300ms", "rediss://" + server.at()}, {too_slow, not_offered});
  }
}
