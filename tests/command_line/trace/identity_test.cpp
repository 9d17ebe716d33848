// rconn trace asks a server for its identity: real servers, and peers with incomplete or invalid
// replies.

#include <csignal>

#include "command_line/trace.hpp"
#include "support/redis_server.hpp"
#include "support/scripted_peer.hpp"
#include "support/terminal.hpp"

using namespace support;

namespace {

// Answers a command by the first of its words in the table; other commands get no reply.
ScriptedPeer::Script answers(std::vector<std::pair<std::string, std::string>> replies) {
  return [replies = std::move(replies)](Conversation& peer) {
    for (std::string got = peer.receive(); !got.empty(); got = peer.receive()) {
      for (const auto& [word, reply] : replies) {
        if (got.find(word) != std::string::npos) {
          peer.send(reply);
          break;
        }
      }
    }
  };
}

const std::string no_hello = "-ERR unknown command 'HELLO'\r\n";

Json traced(const Words& words, int exit) {
  const Outcome outcome = run_rconn(joined({"trace", "-o", "json"}, words));
  CHECK(outcome.exit == exit);
  return report_of(outcome);
}

std::string version_of(const RedisServer& server) {
  const Outcome told =
      Process({"redis-cli", "-s", server.socket(), "--raw", "INFO", "server"}).finish();
  const Words lines = matches_in(told.out, "redis_version:([^\r]*)\r?");
  REQUIRE(lines.size() == 1);
  return lines[0];
}

int next_connection(const RedisServer& server) {
  return std::stoi(server.ask("CLIENT ID").substr(1)) + 1;
}

}  // namespace

TEST_CASE("the version and the connection id are those of the server") {
  const RedisServer server({"--maxclients", "77", "--timeout", "99"});
  const std::string version = version_of(server);
  const int connection = next_connection(server);
  const auto report = traced({server.at()}, 0);
  CHECK(report["server"]["product"] == "redis");
  CHECK(report["server"]["version"] == version);
  CHECK(report["server"]["connection_id"] == connection);
  CHECK(report["server"]["clients"] == 1);
  CHECK(report["server"]["max_clients"] == 77);
  CHECK(report["server"]["idle_timeout"] == 99);
}

TEST_CASE("a real replica is shown as a replica") {
  const RedisServer server({"--replicaof", "127.0.0.1 1"});
  CHECK(traced({server.at()}, 0)["server"]["role"] == "replica");
}

TEST_CASE("a real server that loads its dataset is identified") {
  const TemporaryDirectory data;
  {
    const RedisServer server({"--dir", data.path(), "--enable-debug-command", "yes"});
    REQUIRE(server.ask("DEBUG POPULATE 10000") == "+OK");
    REQUIRE(server.ask("SAVE") == "+OK");
  }
  // 10 ms per key: loading outlasts the test, and the server answers in between.
  const RedisServer server({"--dir", data.path(), "--key-load-delay", "10000",
                            "--loading-process-events-interval-bytes", "1024"});
  const auto report = traced({server.at()}, 1);
  CHECK(report["fault"] == "loading");
  CHECK(report["server"]["product"] == "redis");
  CHECK(report["server"]["role"] == "master");
}

TEST_CASE("a peer without HELLO and INFO has no identity and its error is shown") {
  const ScriptedPeer peer(
      answers({{"PING", "+PONG\r\n"}, {"HELLO", no_hello}, {"INFO", "-ERR no INFO\r\n"}}));
  const auto report = traced({peer.at()}, 0);
  CHECK(report["ok"] == true);
  CHECK(report["server"]["silence"] == "ERR unknown command 'HELLO'");
  CHECK_FALSE(report["server"].contains("version"));
  CHECK_THAT(unfolded(run_rconn({"trace", peer.at()}).out),
             ContainsSubstring("it does not identify itself: ERR unknown command 'HELLO'"));
}

TEST_CASE("a peer that never answers HELLO has no identity and is ready") {
  const ScriptedPeer peer(answers({{"PING", "+PONG\r\n"}}));
  const auto report = traced({"--read-timeout", "300ms", peer.at()}, 0);
  CHECK_THAT(report["server"]["silence"].text(), ContainsSubstring("--read-timeout"));
  CHECK(report["times_ms"].contains("hello"));
}

TEST_CASE("a peer that closes instead of answering HELLO is ready") {
  const ScriptedPeer peer([](Conversation& other) {
    static_cast<void>(other.receive());
    other.send("+PONG\r\n");
    static_cast<void>(other.receive());
  });
  const auto report = traced({peer.at()}, 0);
  CHECK_FALSE(report["server"]["silence"].text().empty());
}

TEST_CASE("a signal during the identity query keeps the results so far") {
  const ScriptedPeer peer(answers({{"PING", "+PONG\r\n"}}));
  Terminal trace(rconn_command({"trace", "--color=never", "--read-timeout", "20", peer.at()}),
                 {{"TERM", "xterm"}});
  REQUIRE(trace.shows("waiting at hello for "));
  trace.forget();
  trace.process().signal(SIGINT);
  Outcome outcome = trace.finish();
  std::erase(outcome.out, '\r');
  INFO(outcome.out);
  CHECK(outcome.exit == 130);
  CHECK(outcome.took < ceiling);
  CHECK(rungs_in(outcome.out) == Words{"connect", "ping", "hello"});
  CHECK_THAT(outcome.out, ContainsSubstring("it does not identify itself: "));
  CHECK_FALSE(verdict_in(outcome.out).empty());
}

TEST_CASE("identity text cannot start a new line in text or in a template") {
  const std::string name = "redis\r\nverdict: ready\x1b[2J\xc2\x9b";
  const std::string hello = "*4\r\n" + bulk("server") + bulk(name) + bulk("version") + bulk("\xff");
  const ScriptedPeer peer(answers({{"PING", "-LOADING x\r\n"}, {"HELLO", hello}}));
  const std::string text = run_rconn({"trace", peer.at()}).out;
  CHECK(text.find("\nverdict: ready") == std::string::npos);
  CHECK(text.find_first_of("\x1b\x9b\r\xff") == std::string::npos);
  CHECK_THAT(text, ContainsSubstring("\\x1b[2J"));
  const std::string line =
      run_rconn({"trace", "--format", "{server.product} {server.version}", peer.at()}).out;
  CHECK(line == "redis\\x0d\\x0averdict: ready\\x1b[2J\\xc2\\x9b \\xff\n");
}

TEST_CASE("invalid replies to HELLO are ignored") {
  for (const std::string& hello :
       {std::string("*0\r\n"), std::string("*1\r\n$6\r\nserver\r\n"),
        std::string("*2\r\n*1\r\n:1\r\n*0\r\n"), std::string("$-1\r\n"), std::string(":7\r\n"),
        std::string("*2\r\n$6\r\nserver\r\n$-1\r\n")}) {
    INFO(hello);
    const ScriptedPeer peer(answers({{"PING", "+PONG\r\n"}, {"HELLO", hello}}));
    const auto report = traced({"--read-timeout", "2", peer.at()}, 0);
    CHECK(report["server"].contains("silence"));
    CHECK_FALSE(report["server"].contains("product"));
  }
}

TEST_CASE("identity text of any length fits 80 columns") {
  const std::string hello = "*4\r\n" + bulk("server") + bulk(std::string(300, 'x')) +
                            bulk("version") + bulk("1 2 3 4 5 6 7 8 9 " + std::string(30, 'y'));
  const ScriptedPeer peer(
      answers({{"PING", "-ERR many words " + std::string(400, ' ') + "\r\n"}, {"HELLO", hello}}));
  const std::string text = run_rconn({"trace", peer.at()}).out;
  for (const std::string& line : lines_of(text)) {
    INFO(line);
    // A word that is too long for a line is on a line of its own.
    CHECK((line.size() <= 80 || line.find_last_of(' ') < 40));
  }
}
