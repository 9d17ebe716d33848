// rconn trace: the rungs shown as text and as JSON.

#include <cmath>
#include <csignal>

#include "command_line/tls.hpp"
#include "command_line/trace.hpp"
#include "support/eventually.hpp"
#include "support/loopback.hpp"
#include "support/redis_server.hpp"
#include "support/scripted_peer.hpp"
#include "support/temporary_directory.hpp"
#include "support/terminal.hpp"
#include "support/tls_redis_server.hpp"

using namespace support;
using namespace std::chrono_literals;

namespace {

const std::map<std::string, std::string> xterm{{"TERM", "xterm"}, {"NO_COLOR", ""}};

// A peer that behaves like a server before Redis 6.
void answer_as_redis_5(Conversation& peer) {
  for (std::string got = peer.receive(); !got.empty(); got = peer.receive()) {
    const std::string info =
        "# Server\r\nredis_version:5.0.14\r\nredis_mode:standalone\r\nrole:slave\r\n";
    if (got.find("PING") != std::string::npos) peer.send("+PONG\r\n");
    if (got.find("HELLO") != std::string::npos) peer.send("-ERR unknown command `HELLO`\r\n");
    if (got.find("INFO") != std::string::npos) peer.send(bulk(info));
  }
}

}  // namespace

TEST_CASE("a trace shows each rung once, with its bar and its facts, then the verdict") {
  const RedisServer server({"--requirepass", "x"});
  const Outcome outcome = run_rconn({"trace", "-a", "x", "-n", "1", server.at()});
  INFO(outcome.out);
  CHECK(outcome.exit == 0);
  CHECK(outcome.err.empty());
  const Words rungs{"connect", "auth", "select", "ping", "hello"};
  CHECK(rungs_in(outcome.out) == rungs);
  CHECK(bars_in(outcome.out) == rungs);
  CHECK_THAT(outcome.out, StartsWith(server.at() + "\n"));
  CHECK_THAT(outcome.out, ContainsSubstring("  PONG\n"));
  CHECK_THAT(outcome.out, ContainsSubstring("mode standalone, role master\n"));
  CHECK(matches_in(outcome.out, "  total +([0-9.]+ ms)").size() == 1);
  CHECK(verdict_in(outcome.out) == "verdict: ready: PONG\n");
  CHECK(outcome.out.find('\x1b') == std::string::npos);
  check_80_columns(outcome.out);
}

TEST_CASE("a trace over TLS shows the certificate, and fits 80 columns") {
  const Authority ca("Test CA");
  const TlsRedisServer server(ca.issue(loopback_certificate()));
  const Outcome outcome = run_rconn({"trace", server.uri(), "--cacert", ca.file()});
  INFO(outcome.out);
  CHECK(outcome.exit == 0);
  CHECK(rungs_in(outcome.out) == Words{"connect", "tls", "ping", "hello"});
  for (const char* fact :
       {"TLSv1.3", "issuer       CN=Test CA", "DNS:redis.test", "days left", "verified     yes"}) {
    CHECK_THAT(outcome.out, ContainsSubstring(fact));
  }
  check_80_columns(outcome.out);
}

TEST_CASE("a trace with --insecure says so in its verdict") {
  const Authority ca("Test CA");
  const TlsRedisServer server(ca.issue(loopback_certificate()));
  const Outcome outcome = run_rconn({"trace", server.uri(), "--insecure"});
  CHECK(outcome.exit == 0);
  CHECK_THAT(outcome.out, ContainsSubstring("verified     no (--insecure)"));
  CHECK_THAT(verdict_in(outcome.out), ContainsSubstring("certificate was not verified"));
  check_80_columns(outcome.out);
}

TEST_CASE("a rung that waits is shown on a terminal, and gone when the trace is printed") {
  const ScriptedPeer peer([](Conversation& other) { other.hold(); });
  Terminal terminal(rconn_command({"trace", "--read-timeout", "20", peer.at()}), xterm);
  CHECK(terminal.shows("waiting at ping for "));
  CHECK(terminal.shows("(connect "));
  CHECK(terminal.process().running());
  terminal.process().signal(SIGINT);
  const Outcome outcome = terminal.finish();
  CHECK(outcome.exit == 130);
  const auto last = outcome.out.rfind("\r\x1b[K");
  REQUIRE(last != std::string::npos);
  CHECK_THAT(outcome.out.substr(last + 4), StartsWith("\x1b[1m" + peer.at()));
  CHECK_THAT(outcome.out.substr(last), ContainsSubstring("verdict: interrupted"));
}

TEST_CASE("a rung that waits is not shown with -q, to a pipe, or where nothing can be erased") {
  const ScriptedPeer peer([](Conversation& other) { other.hold(); });
  const Words words{"ping", "--read-timeout", "1", peer.at()};
  const std::map<std::string, std::string> dumb{{"TERM", "dumb"}};
  CHECK(run_rconn(words).err.find("waiting at") == std::string::npos);
  for (const auto& [more, environment] : {std::pair{Words{"-q"}, xterm}, {Words{}, dumb}}) {
    const auto shown = shown_on_terminal(rconn_command(joined(words, more)), environment, 2);
    CHECK(shown.err.find("waiting at") == std::string::npos);
    CHECK(shown.err.find('\x1b') == std::string::npos);
  }
  const auto shown = shown_on_terminal(rconn_command(words), xterm, 2);
  CHECK_THAT(shown.err, ContainsSubstring("waiting at ping for "));
}

TEST_CASE("Ctrl-Z takes the line of a waiting rung from the terminal") {
  const ScriptedPeer peer([](Conversation& other) { other.hold(); });
  Terminal terminal(rconn_command({"ping", "--read-timeout", "20", peer.at()}), xterm);
  REQUIRE(terminal.shows("waiting at ping for "));
  // It goes on, as a process that leads its session is not stopped.
  terminal.process().signal(SIGTSTP);
  CHECK(terminal.shows("\r\x1b[K\r\x1b[K"));
  terminal.process().signal(SIGINT);
  CHECK(terminal.finish().exit == 130);
}

TEST_CASE("a job in the background shows no line, but tells its progress and its end") {
  const ScriptedPeer peer([](Conversation& other) { other.hold(); });
  const std::string rconn = rconn_command({}).front();
  for (const std::string& words : {"ping --read-timeout 1 " + peer.at(),
                                   "wait --deadline 2 --read-timeout 500ms " + peer.at()}) {
    Terminal terminal({"bash", "--norc", "-c", "set -m; " + rconn + " " + words + " & wait"},
                      xterm);
    const std::string text = terminal.finish().out;
    INFO(text);
    CHECK(text.find("waiting") == std::string::npos);
    CHECK(text.find("\x1b[K") == std::string::npos);
    CHECK_THAT(text, ContainsSubstring("reply-timeout"));
  }
}

TEST_CASE("JSON has all findings of a trace on one line") {
  const RedisServer server;
  const auto report = report_of(run_rconn({"trace", "-o", "json", server.at()}));
  CHECK(report["command"] == "trace");
  CHECK(report["ok"] == true);
  CHECK(report["server"]["product"] == "redis");
  CHECK(report["server"]["mode"] == "standalone");
  CHECK(report["server"]["role"] == "master");
  CHECK(report["times_ms"].contains("hello"));
}

TEST_CASE("a server that refuses HELLO without a login is still traced") {
  const RedisServer server({"--requirepass", "x"});
  const Outcome outcome = run_rconn({"trace", server.at()});
  CHECK(outcome.exit == 4);
  CHECK_THAT(outcome.out, ContainsSubstring("auth-required"));
  CHECK_THAT(outcome.out, ContainsSubstring("  skipped: not logged in\n"));
}

TEST_CASE("a server without HELLO is identified by INFO and role slave is shown as replica") {
  const ScriptedPeer peer(answer_as_redis_5);
  const auto report = report_of(run_rconn({"trace", "-o", "json", peer.at()}));
  CHECK(report["ok"] == true);
  CHECK(report["server"]["product"] == "redis");
  CHECK(report["server"]["version"] == "5.0.14");
  CHECK(report["server"]["role"] == "replica");
}

TEST_CASE("a loading server is identified") {
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
  CHECK_THAT(outcome.out, ContainsSubstring("valkey 8.0.1, mode cluster, role master\n"));
  CHECK_THAT(outcome.out, ContainsSubstring(" connection 7\n"));
  CHECK_THAT(verdict_in(outcome.out), ContainsSubstring("(loading, exit 1)"));
}

TEST_CASE("identity text is escaped and does not show the password") {
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

TEST_CASE("a Sentinel is distinguished from a data server") {
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

TEST_CASE("a closed port ends a trace at connect with advice") {
  const std::string at = "127.0.0.1:" + std::to_string(free_port());
  const Outcome outcome = run_rconn({"trace", at});
  INFO(outcome.out);
  CHECK(outcome.exit == 2);
  CHECK(outcome.err.empty());
  CHECK(rungs_in(outcome.out) == Words{"connect"});
  CHECK(bars_in(outcome.out) == Words{"connect"});
  CHECK_THAT(outcome.out, ContainsSubstring(at + "  refused: Connection refused"));
  // "nothing listens", or that another server of this machine listens at another port.
  CHECK_THAT(verdict_in(outcome.out), StartsWith("verdict: no-answer: "));
  CHECK_THAT(verdict_in(outcome.out), ContainsSubstring("listens at "));
  check_80_columns(outcome.out);
}

TEST_CASE("a wrong password ends a trace at auth and the server is still identified") {
  const RedisServer server({"--requirepass", "x"});
  const Outcome outcome = run_rconn({"trace", "-a", "wrong", "-n", "1", server.at()});
  INFO(outcome.out);
  CHECK(outcome.exit == 4);
  CHECK(rungs_in(outcome.out) == Words{"connect", "auth", "hello"});
  CHECK_THAT(verdict_in(outcome.out), ContainsSubstring("(auth-rejected, exit 4)"));
  check_80_columns(outcome.out);
}

TEST_CASE("a trace of several targets shows each from its name to its verdict") {
  const RedisServer server;
  const std::string dead = "127.0.0.1:" + std::to_string(free_port());
  const Outcome outcome = run_rconn({"trace", dead, server.at(), server.socket()});
  INFO(outcome.out);
  CHECK(outcome.exit == 2);
  CHECK_THAT(outcome.out, StartsWith(dead + "\n"));
  CHECK_THAT(outcome.out, ContainsSubstring("\n" + server.at() + "\n"));
  CHECK_THAT(outcome.out, ContainsSubstring("\n" + server.socket() + "\n"));
  CHECK(matches_in(outcome.out, "verdict: ([a-z-]+):.*") == Words{"no-answer", "ready", "ready"});
}

TEST_CASE("a trace that cannot start prints the reason and exits like a ping") {
  const Outcome outcome = run_rconn({"trace", "--tls", "--cacert", "/none", "127.0.0.1:1"});
  INFO(outcome.out);
  CHECK(outcome.exit == 3);
  CHECK_THAT(outcome.out, StartsWith("127.0.0.1:1\n"));
  CHECK_THAT(outcome.out, ContainsSubstring("tls-config: "));
  CHECK_THAT(verdict_in(outcome.out), ContainsSubstring("(tls-config, exit 3)"));
}

TEST_CASE("a quiet trace prints nothing and sets the exit status") {
  const RedisServer server;
  for (const auto& [at, exit] :
       {std::pair(server.at(), 0), std::pair(std::string("127.0.0.1:1"), 2)}) {
    const Outcome outcome = run_rconn({"trace", "-q", at});
    CHECK(outcome.exit == exit);
    CHECK((outcome.out + outcome.err).empty());
  }
}

TEST_CASE("the times of a trace add up and JSON omits fields that do not apply") {
  const Authority ca("Test CA");
  const TlsRedisServer server(ca.issue(loopback_certificate()), {"--requirepass", "x"});
  const auto report =
      report_of(run_rconn({"trace", "-o", "json", "-a", "x", server.uri(), "--cacert", ca.file()}));
  double sum = 0;
  for (const char* rung : {"connect", "tls", "auth", "ping", "hello"}) {
    REQUIRE(report["times_ms"].contains(rung));
    sum += report["times_ms"][rung].number();
  }
  CHECK(std::abs(sum - report["times_ms"]["total"].number()) < 1e-6);
  CHECK(report["tls"]["version"] == "TLSv1.3");
  CHECK(report["tls"]["verified"] == true);
  for (const char* absent : {"fault", "cause", "cause_detail", "also_tried", "hint"}) {
    CHECK_FALSE(report.contains(absent));
  }
}

TEST_CASE("JSON of a trace is printed at the end with the results before a signal") {
  const ScriptedPeer peer([](Conversation& other) { other.hold(); });
  const int before = peer.connections();
  Process trace(rconn_command({"trace", "-o", "json", "--read-timeout", "20", peer.at()}));
  REQUIRE(eventually([&] { return peer.connections() > before; }));
  trace.signal(SIGINT);
  const Outcome outcome = trace.finish();
  CHECK(outcome.exit == 130);
  const auto report = report_of(outcome);
  CHECK(report["fault"] == "interrupted");
  CHECK(report["exit"] == 130);
}
