// rconn trace: what it shows of a ladder, as text and as JSON.

#include <csignal>
#include <regex>
#include <sstream>

#include "command_line/tls.hpp"
#include "support/loopback.hpp"
#include "support/redis_server.hpp"
#include "support/scripted_peer.hpp"
#include "support/temporary_directory.hpp"
#include "support/tls_redis_server.hpp"

using namespace support;
using namespace std::chrono_literals;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// The rungs in the order they are shown, without the picture below them.
Words rungs_in(const std::string& text) {
  const std::regex rung("  ([a-z]+) +[0-9.]+ ms  [^|]*");
  Words rungs;
  for (const std::string& line : lines_of(text)) {
    if (std::smatch match; std::regex_match(line, match, rung)) rungs.push_back(match[1]);
  }
  return rungs;
}

std::string verdict_in(const std::string& text) { return text.substr(text.rfind("\nverdict: ")); }

void check_fit_for_80_columns(const std::string& text) {
  for (const std::string& line : lines_of(text)) {
    INFO(line);
    CHECK(line.size() <= 80);
  }
}

// A server before Redis 6, as far as a trace can tell.
void answer_as_redis_5(Conversation& peer) {
  for (std::string got = peer.receive(); !got.empty(); got = peer.receive()) {
    const std::string info =
        "# Server\r\nredis_version:5.0.14\r\nredis_mode:standalone\r\nrole:slave\r\n";
    if (got.find("PING") != std::string::npos) peer.send("+PONG\r\n");
    if (got.find("HELLO") != std::string::npos) peer.send("-ERR unknown command `HELLO`\r\n");
    if (got.find("INFO") != std::string::npos) {
      peer.send("$" + std::to_string(info.size()) + "\r\n" + info + "\r\n");
    }
  }
}

}  // namespace

TEST_CASE("a trace shows each rung once, in order, then the picture and the verdict") {
  const RedisServer server({"--requirepass", "x"});
  const Outcome outcome = run_rconn({"trace", "-a", "x", "-n", "1", server.at()});
  INFO(outcome.out);
  CHECK(outcome.exit == 0);
  CHECK(outcome.err.empty());
  CHECK(rungs_in(outcome.out) == Words{"connect", "auth", "select", "ping", "hello"});
  CHECK_THAT(outcome.out, ContainsSubstring("mode standalone, role master, connection "));
  CHECK_THAT(outcome.out, ContainsSubstring("%\n  total "));
  CHECK_THAT(verdict_in(outcome.out), StartsWith("\nverdict: ready: PONG in "));
  CHECK(outcome.out.find('\x1b') == std::string::npos);
  check_fit_for_80_columns(outcome.out);
}

TEST_CASE("a trace over TLS shows the certificate, and fits 80 columns") {
  const Authority ca("Test CA");
  const TlsRedisServer server(ca.issue(everyday()));
  const Outcome outcome = run_rconn({"trace", server.uri(), "--cacert", ca.file()});
  INFO(outcome.out);
  CHECK(outcome.exit == 0);
  CHECK(rungs_in(outcome.out) == Words{"connect", "tls", "ping", "hello"});
  for (const char* fact :
       {"TLSv1.3", "issuer       CN=Test CA", "DNS:redis.test", "days left", "verified     yes"}) {
    CHECK_THAT(outcome.out, ContainsSubstring(fact));
  }
  check_fit_for_80_columns(outcome.out);
}

TEST_CASE("a trace that verifies nothing says so in its verdict") {
  const Authority ca("Test CA");
  const TlsRedisServer server(ca.issue(everyday()));
  const Outcome outcome = run_rconn({"trace", server.uri(), "--insecure"});
  CHECK(outcome.exit == 0);
  CHECK_THAT(outcome.out, ContainsSubstring("verified     no (--insecure)"));
  CHECK_THAT(verdict_in(outcome.out), ContainsSubstring("certificate was not verified"));
}

TEST_CASE("a rung is shown while the next one still waits") {
  const ScriptedPeer peer([](Conversation& other) { other.hold(); });
  Process trace(rconn_command({"trace", "--read-timeout", "20", peer.at()}));
  CHECK(trace.says("  connect "));
  CHECK(trace.running());
  trace.signal(SIGINT);
  const Outcome outcome = trace.finish();
  CHECK(outcome.exit == 130);
  CHECK_THAT(outcome.out, ContainsSubstring("verdict: interrupted"));
}

TEST_CASE("JSON has all that a trace finds out, on one line") {
  const RedisServer server;
  const auto report = report_of(run_rconn({"trace", "-o", "json", server.at()}));
  CHECK(report["command"] == "trace");
  CHECK(report["ok"] == true);
  CHECK(report["server"]["product"] == "redis");
  CHECK(report["server"]["mode"] == "standalone");
  CHECK(report["server"]["role"] == "master");
  CHECK(report["times_ms"].contains("hello"));
}

TEST_CASE("a server that may not tell who it is yet is still traced") {
  const RedisServer server({"--requirepass", "x"});
  const Outcome outcome = run_rconn({"trace", server.at()});
  CHECK(outcome.exit == 4);
  CHECK_THAT(outcome.out, ContainsSubstring("auth-required"));
  CHECK_THAT(outcome.out, ContainsSubstring("it does not say who it is: NOAUTH"));
}

TEST_CASE("a server without HELLO is known by INFO, and its slave is a replica") {
  const ScriptedPeer peer(answer_as_redis_5);
  const auto report = report_of(run_rconn({"trace", "-o", "json", peer.at()}));
  CHECK(report["ok"] == true);
  CHECK(report["server"]["product"] == "redis");
  CHECK(report["server"]["version"] == "5.0.14");
  CHECK(report["server"]["role"] == "replica");
}

TEST_CASE("a loading server is named, although it does not serve yet") {
  const ScriptedPeer peer([](Conversation& other) {
    const std::string hello =
        "*10\r\n$6\r\nserver\r\n$6\r\nvalkey\r\n$7\r\nversion\r\n$5\r\n8.0.1\r\n$2\r\nid\r\n:7\r\n"
        "$4\r\nmode\r\n$7\r\ncluster\r\n$4\r\nrole\r\n$6\r\nmaster\r\n";
    for (std::string got = other.receive(); !got.empty(); got = other.receive()) {
      other.send(got.find("HELLO") != std::string::npos ? hello : "-LOADING reading\r\n");
    }
  });
  const Outcome outcome = run_rconn({"trace", peer.at()});
  CHECK(outcome.exit == 1);
  CHECK_THAT(outcome.out,
             ContainsSubstring("valkey 8.0.1, mode cluster, role master, connection 7"));
  CHECK_THAT(verdict_in(outcome.out), ContainsSubstring("(loading, exit 1)"));
}

TEST_CASE("nothing that a peer says of itself reaches the terminal raw, nor the password") {
  const ScriptedPeer peer([](Conversation& other) {
    for (std::string got = other.receive(); !got.empty(); got = other.receive()) {
      other.send(
          got.find("AUTH") != std::string::npos
              ? "+OK\r\n"
              : "*4\r\n$6\r\nserver\r\n$9\r\n\x1b[31mhunt\r\n$7\r\nversion\r\n$7\r\nhunter2\r\n");
    }
  });
  for (const Words& output :
       {Words{}, Words{"-o", "json"}, Words{"--format", "{server} {detail}"}}) {
    const Outcome outcome = run_rconn(joined({"trace", "-a", "hunter2", peer.at()}, output));
    INFO(outcome.out);
    CHECK(outcome.exit == 1);
    CHECK(outcome.out.find('\x1b') == std::string::npos);
    CHECK(outcome.out.find("hunter2") == std::string::npos);
  }
}

TEST_CASE("a Sentinel is told from a data server") {
  const TemporaryDirectory directory;
  const std::string settings = directory.file("sentinel.conf", "dir " + directory.path() + "\n");
  const int port = free_port();
  Process sentinel({"redis-server", settings, "--sentinel", "--port", std::to_string(port),
                    "--bind", "127.0.0.1"});
  REQUIRE(sentinel.says("Sentinel ID is"));
  const Outcome outcome = run_rconn({"trace", "127.0.0.1:" + std::to_string(port)});
  INFO(outcome.out << outcome.err);
  CHECK(outcome.exit == 0);
  CHECK_THAT(verdict_in(outcome.out), ContainsSubstring("this is a Sentinel"));
}
