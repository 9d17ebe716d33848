// TLS peers that give up, stall or send invalid data, in the handshake or after it.

#include "command_line/tls.hpp"
#include "support/tls_peer.hpp"
#include "support/tls_redis_server.hpp"

using namespace support;
using namespace std::chrono_literals;
using namespace std::string_literals;

namespace {

const std::pair<std::string, int> bad_handshake{"tls-handshake", 5};
const std::pair<std::string, int> bad_reply{"protocol-error", 6};

Json check_peer(ScriptedPeer::Script script, const std::string& id, int exit,
                const Words& told = {}) {
  const ScriptedPeer peer(std::move(script));
  auto report = check_tells({"ping", "-t", "500ms", "rediss://" + peer.at()}, id, exit, told);
  CHECK(report["rung"] == "tls");
  return report;
}

// A peer with a valid certificate that runs this script.
Json check_tls_peer(const TlsPeer::Script& script, const std::string& id, int exit,
                    const Words& told = {}) {
  const Authority ca("Test CA");
  const TlsPeer peer({ca.issue(loopback_certificate())}, script);
  return check_tells(
      {"ping", "-t", "500ms", "--read-timeout", "300ms", peer.uri(), "--cacert", ca.file()}, id,
      exit, told);
}

}  // namespace

TEST_CASE("a peer that does not complete the handshake is tls-timeout") {
  const auto report =
      check_peer([](Conversation& peer) { peer.hold(); }, "tls-timeout", 5, {"500 ms (--timeout)"});
  CHECK(report["times_ms"]["total"].number() >= 500);
  CHECK(report["times_ms"]["tls"].number() > 0);
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
  check_tells({"ping", "--deadline", "2", "rediss://" + peer.at()}, "tls-timeout", 5,
              {"2 s (--deadline)"});
}

TEST_CASE("a peer that closes during the handshake is closed or reset at rung tls") {
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

TEST_CASE("a TLS server at its client limit is closed or reset") {
  const Authority ca("Test CA");
  const TlsRedisServer server(ca.issue(loopback_certificate()), {"--maxclients", "1"});
  const Descriptor only = connect_to(server.socket());
  send_all(only.get(), "PING\r\n");
  REQUIRE(read_line(only.get()) == "+PONG\r\n");
  check_one_of({"ping", server.uri(), "--cacert", ca.file()}, {{"closed", 2}, {"reset", 2}});
}

TEST_CASE("invalid data in the handshake is tls-handshake") {
  check_peer(answer("\x16\x03\x03\x00\x05hello"s), "tls-handshake", 5);
  check_peer(answer("\x16\x03\x03\xff\xff"s + std::string(0xffff, 'x')), "tls-handshake", 5);
  const auto corrupt = [](TlsConversation& tls) {
    std::string flight = tls.first_flight();
    flight[flight.size() / 2] = static_cast<char>(~flight[flight.size() / 2]);
    tls.wire().send(flight);
    tls.hold();
  };
  check_tls_peer(corrupt, "tls-handshake", 5);
  const ScriptedPeer noise(greet(std::string(200, '\xaa')));
  check_one_of({"ping", "rediss://" + noise.at()}, {bad_handshake, {"tls-not-offered", 5}});
}

TEST_CASE("a flood instead of a handshake ends within the budget") {
  for (const std::string& bytes :
       {"\x16\x03\x03\x40\x00"s + std::string(0x4000, 'x'), "\x14\x03\x03\x00\x01\x01"s}) {
    const ScriptedPeer peer([&bytes](Conversation& other) { other.flood(bytes); });
    check_one_of({"ping", "-t", "500ms", "rediss://" + peer.at()},
                 {bad_handshake, {"tls-timeout", 5}});
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

TEST_CASE("a peer that closes after the handshake is closed with or without close_notify") {
  const auto politely = [](TlsConversation& tls) {
    if (tls.accept() && !tls.receive().empty()) tls.wire().send(tls.close_notify());
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

TEST_CASE("a corrupted record is not accepted as a reply") {
  const Authority ca("Test CA");
  const TlsPeer peer({ca.issue(loopback_certificate())}, [](TlsConversation& tls) {
    if (!tls.accept() || tls.receive().empty()) return;
    std::string record = tls.sealed("+PONG\r\n");
    record.back() = static_cast<char>(~record.back());
    tls.wire().send(record);
    tls.hold();
  });
  check_one_of({"ping", peer.uri(), "--cacert", ca.file()}, {bad_handshake, bad_reply});
}

TEST_CASE("plaintext within a TLS session is not accepted as a reply") {
  const Authority ca("Test CA");
  const TlsPeer peer({ca.issue(loopback_certificate())}, [](TlsConversation& tls) {
    if (tls.accept() && !tls.receive().empty()) tls.wire().send("+PONG\r\n");
    tls.hold();
  });
  check_one_of({"ping", peer.uri(), "--cacert", ca.file()}, {bad_handshake, bad_reply});
}
