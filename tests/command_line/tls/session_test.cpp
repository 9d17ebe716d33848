// Data that a TLS peer receives from rconn: the server name, the commands, the end of the session.

#include "command_line/tls.hpp"
#include "support/eventually.hpp"
#include "support/loopback.hpp"
#include "support/tls_peer.hpp"
#include "support/tls_redis_server.hpp"

using namespace support;
using namespace std::chrono_literals;

namespace {

const std::string pong = "+PONG\r\n";

Json tls_of(const Words& words) {
  return report_of(run_rconn(joined({"ping", "-o", "json"}, words)))["tls"];
}

}  // namespace

TEST_CASE("the server name sent is the host, --sni in its place, and no IP address") {
  const Authority ca("Test CA");
  TlsPeer peer({ca.issue(loopback_certificate())}, answer_as_redis);
  const Words trust{"--cacert", ca.file()};
  CHECK_FALSE(tls_of(joined({peer.uri()}, trust)).contains("server_name"));
  CHECK(peer.next().server_name.empty());
  CHECK(tls_of(joined({peer.uri(), "--sni", "redis.test"}, trust))["server_name"] == "redis.test");
  CHECK(peer.next().server_name == "redis.test");
}

TEST_CASE("the server name sent for localhost is localhost") {
  need_localhost();
  const Authority ca("Test CA");
  TlsPeer peer({ca.issue(loopback_certificate())}, answer_as_redis);
  const Words trust{"--cacert", ca.file()};
  const std::string local = "rediss://localhost:" + std::to_string(peer.port());
  CHECK(tls_of(joined({local}, trust))["server_name"] == "localhost");
  CHECK(peer.next().server_name == "localhost");
  check_pong(joined({"ping", local, "--sni", "redis.test"}, trust));
  CHECK(peer.next().server_name == "redis.test");
}

TEST_CASE("the name of --sni is verified instead of the host") {
  const Authority ca("Test CA");
  const TlsRedisServer other(ca.issue({.names = {"DNS:other.test"}}));
  const TlsRedisServer local(ca.issue({.names = {"IP:127.0.0.1"}}));
  check_pong({"ping", other.uri(), "--cacert", ca.file(), "--sni", "other.test"});
  check_fault({"ping", other.uri(), "--cacert", ca.file()}, "tls-name-mismatch", 5);
  check_pong({"ping", local.uri(), "--cacert", ca.file()});
  check_fault({"ping", local.uri(), "--cacert", ca.file(), "--sni", "other.test"},
              "tls-name-mismatch", 5);
}

TEST_CASE("rconn sends its commands and ends the session with close_notify") {
  const Authority ca("Test CA");
  for (const int newest : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    TlsPeer peer({ca.issue(loopback_certificate()), newest}, answer_as_redis);
    check_pong({"ping", peer.uri(), "--cacert", ca.file(), "-a", "s3cret"});
    const TlsSeen seen = peer.next();
    CHECK(seen.handshake);
    CHECK_THAT(seen.heard, ContainsSubstring("s3cret"));
    CHECK_THAT(seen.heard, ContainsSubstring("PING"));
    CHECK(seen.close_notify);
  }
}

TEST_CASE("no command is sent to a peer that fails verification") {
  const Authority ca("Test CA");
  const Authority other("Other CA");
  for (const int newest : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    TlsPeer peer({ca.issue(loopback_certificate()), newest}, tls_answer(pong));
    const Outcome outcome =
        run_rconn({"ping", peer.uri(), "--cacert", other.file(), "-a", "s3cret"});
    CHECK(outcome.exit == 5);
    CHECK(peer.next().heard.empty());
  }
}

TEST_CASE("redis-server logs no complaint") {
  const Authority ca("Test CA");
  const std::string only_the_asker =
      "EVAL \"return tonumber(string.match(redis.call('INFO', 'clients'), "
      "'connected_clients:(%d+)'))\" 0";
  for (const char* version : {"TLSv1.2", "TLSv1.3"}) {
    TlsRedisServer server(ca.issue(loopback_certificate()), {"--tls-protocols", version});
    check_pong({"ping", server.uri(), "--cacert", ca.file()});
    REQUIRE(eventually([&] { return server.ask(only_the_asker) == ":1"; }));
    const std::string log = server.final_log();
    CAPTURE(log);
    CHECK(log.find("Error") == std::string::npos);
    // OpenSSL's complaints. Redis 7.0 logs its end of a clean session as error:00000000.
    CHECK(log.find("error:0A") == std::string::npos);
  }
}

TEST_CASE("a reply split into records or bytes is read completely") {
  const Authority ca("Test CA");
  const TlsPeer records({ca.issue(loopback_certificate())}, [](TlsConversation& tls) {
    if (!tls.accept()) return;
    static_cast<void>(tls.receive());
    for (const char byte : pong) tls.send({&byte, 1});
    tls.hold();
  });
  check_pong({"ping", records.uri(), "--cacert", ca.file()});
  const TlsPeer bytes({ca.issue(loopback_certificate())}, [](TlsConversation& tls) {
    tls.wire().drip(tls.first_flight(), 100us);
    if (!tls.finish()) return;
    static_cast<void>(tls.receive());
    tls.wire().drip(tls.sealed(pong), 1ms);
    tls.hold();
  });
  check_pong({"ping", bytes.uri(), "--cacert", ca.file()});
}

TEST_CASE("a reply directly followed by close_notify is accepted") {
  const Authority ca("Test CA");
  const TlsPeer peer({ca.issue(loopback_certificate())}, [](TlsConversation& tls) {
    if (!tls.accept()) return;
    static_cast<void>(tls.receive());
    const std::string reply = tls.sealed(pong);
    tls.wire().send(reply + tls.close_notify());
    tls.hold();
  });
  check_pong({"ping", peer.uri(), "--cacert", ca.file()});
}

TEST_CASE("a unix socket may use TLS") {
  const Authority ca("Test CA");
  const TemporaryDirectory directory;
  const std::string path = directory.path("s");
  TlsPeer peer({ca.issue(loopback_certificate())}, answer_as_redis, listen_on_socket(path));
  check_pong({"ping", "--tls", "-s", path, "--cacert", ca.file(), "--sni", "redis.test"});
  CHECK(peer.next().server_name == "redis.test");
  check_pong({"ping", "--tls", path, "--insecure"});
  CHECK(peer.next().server_name.empty());
  check_fault({"ping", "--tls", path, "--cacert", ca.file(), "--sni", "other.test"},
              "tls-name-mismatch", 5);
}
