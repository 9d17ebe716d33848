// Handshakes that come to nothing: old versions, no cipher in common, peers that give up, stall or
// talk nonsense.

#include "command_line/tls.hpp"
#include "support/tls_peer.hpp"
#include "support/tls_redis_server.hpp"

using namespace support;
using namespace std::chrono_literals;
using namespace std::string_literals;

namespace {

const std::pair<std::string, int> closed{"closed", 2};
const std::pair<std::string, int> reset{"reset", 2};
const std::pair<std::string, int> bad_handshake{"tls-handshake", 5};
const std::pair<std::string, int> bad_reply{"protocol-error", 6};
const std::pair<std::string, int> too_slow{"tls-timeout", 5};
const std::pair<std::string, int> not_offered{"tls-not-offered", 5};

nlohmann::json check_peer(ScriptedPeer::Script script, const std::string& id, int exit,
                          const Words& told = {}) {
  const ScriptedPeer peer(std::move(script));
  auto report = check_tells({"ping", "-t", "500ms", "rediss://" + peer.at()}, id, exit, told);
  CHECK(report["rung"] == "tls");
  return report;
}

// A peer in good order but for its script.
nlohmann::json check_tls_peer(const TlsPeer::Script& script, const std::string& id, int exit,
                              const Words& told = {}) {
  const Authority ca("Test CA");
  const TlsPeer peer({ca.issue(everyday())}, script);
  return check_tells(
      {"ping", "-t", "500ms", "--read-timeout", "300ms", peer.uri(), "--cacert", ca.file()}, id,
      exit, told);
}

}  // namespace

TEST_CASE("a server that knows no version since TLS 1.2 is tls-handshake, and told by that") {
  const Authority ca("Test CA");
  for (const int newest : {TLS1_VERSION, TLS1_1_VERSION}) {
    const TlsPeer peer({ca.issue(everyday()), newest}, answer_as_redis);
    check_tells({"ping", peer.uri(), "--cacert", ca.file()}, "tls-handshake", 5, {"version"});
    check_tells({"ping", peer.uri(), "--insecure"}, "tls-handshake", 5, {"version"});
  }
  // One from before versions were negotiated: it just answers with its own, TLS 1.1.
  const std::string hello =
      "\x02\x00\x00\x26\x03\x02"s + std::string(32, 'r') + "\x00\xc0\x09\x00"s;
  check_peer(answer("\x16\x03\x02\x00\x2a"s + hello), "tls-handshake", 5, {"version"});
}

TEST_CASE("no cipher in common is tls-handshake, and told by that") {
  const Authority ca("Test CA");
  const TlsRedisServer older(ca.issue(everyday()), {"--tls-protocols", "TLSv1.2", "--tls-ciphers",
                                                    "ECDHE-ECDSA-AES128-GCM-SHA256"});
  check_tells({"ping", older.uri(), "--cacert", ca.file(), "--tls-ciphers",
               "ECDHE-ECDSA-AES256-GCM-SHA384"},
              "tls-handshake", 5, {"cipher"});
  const TlsRedisServer newer(
      ca.issue(everyday()),
      {"--tls-protocols", "TLSv1.3", "--tls-ciphersuites", "TLS_AES_128_GCM_SHA256"});
  check_tells(
      {"ping", newer.uri(), "--cacert", ca.file(), "--tls-ciphersuites", "TLS_AES_256_GCM_SHA384"},
      "tls-handshake", 5, {"cipher"});
}

TEST_CASE("an alert instead of a handshake is tls-handshake") {
  check_peer(answer("\x15\x03\x03\x00\x02\x02\x50"s), "tls-handshake", 5);  // internal error
  check_peer(answer("\x15\x03\x03\x00\x02\x02\x70"s), "tls-handshake", 5);  // no such server name
}

TEST_CASE("a plaintext service is tls-not-offered, and named by what it says") {
  check_peer(answer("-ERR unknown command\r\n"), "tls-not-offered", 5, {"Redis"});
  check_peer(answer("HTTP/1.1 400 Bad Request\r\n\r\n"), "tls-not-offered", 5, {"HTTP"});
  check_peer(greet("SSH-2.0-OpenSSH_9.2p1\r\n"), "tls-not-offered", 5, {"SSH"});
  check_peer([](Conversation& peer) { peer.send("-DENIED Redis is in protected mode\r\n"); },
             "tls-not-offered", 5, {"Redis"});
}

TEST_CASE("a plaintext redis-server, which waits for a line's end, is not taken for a TLS one") {
  const RedisServer server;
  for (int i = 0; i < 5; ++i) {  // random bytes: a line's end may be among them
    check_one_of({"ping", "-t", "300ms", "rediss://" + server.at()}, {too_slow, not_offered});
  }
}

TEST_CASE("a peer that does not come to the end of the handshake is tls-timeout") {
  const auto report =
      check_peer([](Conversation& peer) { peer.hold(); }, "tls-timeout", 5, {"500 ms (--timeout)"});
  CHECK(report["times_ms"]["total"].get<double>() >= 500);
  CHECK(report["times_ms"]["tls"].get<double>() > 0);
  const auto stall = [](TlsConversation& tls) {
    const std::string flight = tls.first_flight();
    tls.wire().send(flight.substr(0, 40));
    tls.hold();
  };
  check_tls_peer(stall, "tls-timeout", 5);
  const auto drip = [](TlsConversation& tls) { tls.wire().drip(tls.first_flight(), 20ms); };
  check_tls_peer(drip, "tls-timeout", 5);
}

TEST_CASE("a deadline ends the handshake as well") {
  const ScriptedPeer peer([](Conversation& other) { other.hold(); });
  check_tells({"ping", "--deadline", "200ms", "rediss://" + peer.at()}, "tls-timeout", 5,
              {"200 ms (--deadline)"});
}

TEST_CASE("a peer that gives up in the handshake is closed or reset, and it is told where") {
  const auto give_up = [](Conversation& peer) { static_cast<void>(peer.receive()); };
  check_peer(give_up, "closed", 2, {"handshake"});
  const auto cut = [](Conversation& peer) {
    static_cast<void>(peer.receive());
    peer.reset();
  };
  check_peer(cut, "reset", 2, {"handshake"});
  const auto half = [](TlsConversation& tls) {
    const std::string flight = tls.first_flight();
    tls.wire().send(flight.substr(0, 40));
  };
  check_tls_peer(half, "closed", 2, {"handshake"});
}

TEST_CASE("a TLS server that has all its clients is closed or reset") {
  const Authority ca("Test CA");
  const TlsRedisServer server(ca.issue(everyday()), {"--maxclients", "1"});
  const Descriptor only = connect_to(server.socket());
  send_all(only.get(), "PING\r\n");
  REQUIRE(read_line(only.get()) == "+PONG\r\n");
  check_one_of({"ping", server.uri(), "--cacert", ca.file()}, {closed, reset});
}

TEST_CASE("nonsense in the handshake is tls-handshake") {
  check_peer(answer("\x16\x03\x03\x00\x05hello"s), "tls-handshake", 5);
  check_peer(answer("\x16\x03\x03\xff\xff"s + std::string(0xffff, 'x')), "tls-handshake", 5);
  const auto spoil = [](TlsConversation& tls) {
    std::string flight = tls.first_flight();
    flight[flight.size() / 2] = static_cast<char>(~flight[flight.size() / 2]);
    tls.wire().send(flight);
    tls.hold();
  };
  check_tls_peer(spoil, "tls-handshake", 5);
  const ScriptedPeer noise(greet(std::string(200, '\xaa')));
  check_one_of({"ping", "rediss://" + noise.at()}, {bad_handshake, not_offered});
}

TEST_CASE("a flood instead of a handshake ends within the budget") {
  for (const std::string& bytes :
       {"\x16\x03\x03\x40\x00"s + std::string(0x4000, 'x'), "\x14\x03\x03\x00\x01\x01"s}) {
    const ScriptedPeer peer([&bytes](Conversation& other) { other.flood(bytes); });
    check_one_of({"ping", "-t", "500ms", "rediss://" + peer.at()}, {bad_handshake, too_slow});
  }
}

TEST_CASE("a peer that stays silent after the handshake is reply-timeout") {
  const auto silent = [](TlsConversation& tls) {
    static_cast<void>(tls.accept());
    tls.hold();
  };
  const auto report = check_tls_peer(silent, "reply-timeout", 2, {"300 ms (--read-timeout)"});
  CHECK(report["rung"] == "ping");
  CHECK(report["tls"]["verified"] == true);
  const auto drip = [](TlsConversation& tls) {
    static_cast<void>(tls.accept());
    tls.wire().drip(tls.sealed("+PONG\r\n"), 100ms);
  };
  check_tls_peer(drip, "reply-timeout", 2);
}

TEST_CASE("a peer that hangs up after the handshake is closed, said goodbye or not") {
  const auto politely = [](TlsConversation& tls) {
    if (tls.accept() && !tls.receive().empty()) tls.wire().send(tls.goodbye());
  };
  check_tls_peer(politely, "closed", 2);
  const auto rudely = [](TlsConversation& tls) {
    if (tls.accept()) static_cast<void>(tls.receive());
  };
  check_tls_peer(rudely, "closed", 2);
  const auto amid = [](TlsConversation& tls) {
    if (tls.accept() && !tls.receive().empty()) tls.send("+PO");
  };
  check_tls_peer(amid, "closed", 2);
}

TEST_CASE("a record spoilt on its way is no reply") {
  const Authority ca("Test CA");
  const TlsPeer peer({ca.issue(everyday())}, [](TlsConversation& tls) {
    if (!tls.accept() || tls.receive().empty()) return;
    std::string record = tls.sealed("+PONG\r\n");
    record.back() = static_cast<char>(~record.back());
    tls.wire().send(record);
    tls.hold();
  });
  check_one_of({"ping", peer.uri(), "--cacert", ca.file()}, {bad_handshake, bad_reply});
}

TEST_CASE("plain text in the middle of a session is no reply") {
  const Authority ca("Test CA");
  const TlsPeer peer({ca.issue(everyday())}, [](TlsConversation& tls) {
    if (tls.accept() && !tls.receive().empty()) tls.wire().send("+PONG\r\n");
    tls.hold();
  });
  check_one_of({"ping", peer.uri(), "--cacert", ca.file()}, {bad_handshake, bad_reply});
}
