// rconn trace finds the cause of a failure by an experiment.

#include <mutex>

#include "command_line/own_network.hpp"
#include "command_line/tls.hpp"
#include "command_line/trace.hpp"
#include "support/eventually.hpp"
#include "support/loopback.hpp"
#include "support/redis_server.hpp"
#include "support/scripted_peer.hpp"
#include "support/tls_peer.hpp"
#include "support/tls_redis_server.hpp"

using namespace support;

namespace {

struct Traced {
  std::string text;
  Json report;
};

Traced trace(const Words& words, int exit) {
  const Outcome text = run_rconn(joined({"trace"}, words));
  INFO(text.out << text.err);
  CHECK(text.exit == exit);
  CHECK(text.took < ceiling);
  const Outcome json = run_rconn(joined({"trace", "-o", "json"}, words));
  CHECK(json.exit == exit);
  return {text.out, report_of(json)};
}

}  // namespace

TEST_CASE("a trace in plaintext of a TLS port finds TLS and the certificate's names") {
  const Authority ca("Test CA");
  const TlsRedisServer server(ca.issue(loopback_certificate()));
  const Traced traced = trace({server.at()}, 2);
  CHECK(traced.report["cause"]["id"] == "port-speaks-tls");
  CHECK_THAT(traced.text, ContainsSubstring("cause: this port speaks TLS"));
  CHECK_THAT(traced.text, ContainsSubstring("DNS:redis.test"));
  CHECK_THAT(traced.report["cause_detail"].text(), ContainsSubstring("DNS:redis.test"));
  CHECK_THAT(verdict_in(traced.text), ContainsSubstring("add --tls"));
  check_80_columns(traced.text);
}

TEST_CASE("a trace with TLS of a plaintext port finds plaintext Redis") {
  const RedisServer server;
  const Traced traced = trace({"--tls", "-t", "300ms", server.at()}, 5);
  CHECK(traced.report["fault"] == "tls-timeout");
  CHECK(traced.report["cause"]["id"] == "port-is-plaintext");
  CHECK_THAT(verdict_in(traced.text), ContainsSubstring("drop --tls"));
}

TEST_CASE("another service is identified with and without TLS") {
  const ScriptedPeer web(answer("HTTP/1.1 400 Bad Request\r\n\r\n"));
  CHECK(trace({web.at()}, 6).report["fault"] == "not-redis");
  const Traced traced = trace({"--tls", web.at()}, 5);
  CHECK(traced.report["fault"] == "tls-not-offered");
  CHECK(traced.report["cause"]["id"] == "port-is-other-service");
  CHECK_THAT(traced.text, ContainsSubstring("HTTP"));
}

TEST_CASE("an expired certificate is reported with its date, as the cause") {
  const Authority ca("Test CA");
  CertificateSpec old = loopback_certificate();
  old.from_days = -30;
  old.to_days = -2;
  const Certificate expired = ca.issue(old);
  const TlsRedisServer server(expired);
  const Traced traced = trace({server.uri(), "--cacert", ca.file()}, 5);
  CHECK(traced.report["fault"] == "tls-expired");
  CHECK_THAT(traced.text, ContainsSubstring("expired on"));
  CHECK_THAT(traced.text, ContainsSubstring(day_of(expired.not_after)));
  check_80_columns(traced.text);
  CHECK(traced.report["cause"]["id"] == "certificate-expired");
}

TEST_CASE("a certificate with too few days left ends a trace at tls") {
  const Authority ca("Test CA");
  const TlsRedisServer server(ca.issue(loopback_certificate()));
  const Traced traced = trace({server.uri(), "--cacert", ca.file(), "--min-days", "9999"}, 5);
  CHECK(traced.report["fault"] == "tls-expiring");
  CHECK(rungs_in(traced.text) == Words{"connect", "tls"});
  CHECK_THAT(traced.text, ContainsSubstring("--min-days requires 9999"));
}

TEST_CASE("the experiments send no password") {
  std::mutex mutex;  // guards heard
  std::string heard;
  const ScriptedPeer peer([&](Conversation& other) {
    const std::string got = other.receive();
    const std::scoped_lock lock(mutex);
    heard += got;  // and closes
  });
  trace({"--tls", "-a", "hunter2", "-t", "300ms", peer.at()}, 2);
  const std::scoped_lock lock(mutex);
  CHECK_THAT(heard, ContainsSubstring("PING"));
  CHECK_THAT(heard, !ContainsSubstring("hunter2"));
}

TEST_CASE("the experiments after a foreign reply send no password") {
  std::mutex mutex;  // guards heard
  Words heard;
  const ScriptedPeer peer([&](Conversation& other) {
    const std::string got = other.receive();
    other.send("HTTP/1.1 400 Bad Request\r\n\r\n");
    const std::scoped_lock lock(mutex);
    heard.push_back(got);
  });
  run_rconn({"trace", "-a", "hunter2", peer.at()});
  const auto count = [&] {
    const std::scoped_lock lock(mutex);
    return heard.size();
  };
  REQUIRE(eventually([&] { return count() == 2; }));
  const std::scoped_lock lock(mutex);
  CHECK_THAT(heard[0], ContainsSubstring("hunter2"));  // as it was asked to
  CHECK(heard[1].front() == '\x16');                   // a handshake
  CHECK_THAT(heard[1], !ContainsSubstring("hunter2"));
}

TEST_CASE("the experiments with server names send a PING, and no password") {
  const Authority ca("Test CA");
  TlsPeer peer({ca.issue(loopback_certificate())}, tls_answer("HTTP/1.1 400 Bad Request\r\n\r\n"));
  const Outcome outcome = run_rconn({"trace", peer.uri(), "--cacert", ca.file(), "-a", "hunter2"});
  CHECK(outcome.exit == 6);
  CHECK_THAT(peer.next().heard, ContainsSubstring("hunter2"));
  const TlsSeen second = peer.next();
  CHECK(second.server_name == "localhost");
  CHECK(second.heard == "*1\r\n$4\r\nPING\r\n");
}

TEST_CASE("with --no-experiments a trace makes no further connection") {
  for (const Words& mode : {Words{}, Words{"--tls"}}) {
    const ScriptedPeer peer(answer("HTTP/1.1 400 Bad Request\r\n\r\n"));
    run_rconn(joined({"trace", "--no-experiments", "-t", "300ms", peer.at()}, mode));
    CHECK(peer.connections() == 1);
    run_rconn(joined({"trace", "-t", "300ms", peer.at()}, mode));
    CHECK(peer.connections() == 3);
  }
}

TEST_CASE("a name with one dead address shows both with their results") {
  const auto in_network = [](const Words& words) {
    const std::string serve_and_trace =
        "redis-server --port 7001 --bind 127.0.0.1 --save '' --dir /tmp >/dev/null & server=$!; "
        "until \"$0\" ping -q 127.0.0.1:7001; do sleep 0.02; done; "
        "\"$0\" \"$@\"; status=$?; kill $server; wait $server; exit $status";
    const Words script = joined({"sh", "-c", serve_and_trace}, rconn_command(words));
    return Process(own_network_command(
                       {"--no-dns", "--hosts", "::1 both.test\n127.0.0.1 both.test\n"}, script))
        .finish();
  };
  const Outcome json = in_network({"trace", "-o", "json", "both.test:7001"});
  const auto report = report_of(json);
  CHECK(json.exit == 0);
  Reports tried = report["attempts"].elements();
  for (const Json& attempt : report["also_tried"].elements()) tried.push_back(attempt);
  REQUIRE(tried.size() == 2);
  const bool first_is_dead = tried[0].contains("fault");
  CHECK(tried[first_is_dead ? 0 : 1]["fault"] == "refused");
  CHECK_FALSE(tried[first_is_dead ? 1 : 0].contains("fault"));
  const std::string text = in_network({"trace", "both.test:7001"}).out;
  CHECK_THAT(text, ContainsSubstring("[::1]:7001  refused"));
  CHECK_THAT(text, ContainsSubstring("127.0.0.1:7001  connected"));
}

TEST_CASE("a trace of silent peers ends within its deadline") {
  const ScriptedPeer peer([](Conversation& other) { other.hold(); });
  const Traced traced = trace({"--deadline", "400ms", peer.at()}, 2);
  CHECK(traced.report["fault"] == "reply-timeout");
}

TEST_CASE("options that a trace does not support are refused before anything is sent") {
  check_usage_error({"trace", "127.0.0.1:abc"});
  check_usage_error({"trace", "--resolve"});
}
