// ping --persistent: connections are kept, checked, reused and closed by the documented rules.

#include <csignal>
#include <functional>
#include <mutex>
#include <sstream>

#include "command_line/repeated_ping.hpp"
#include "command_line/tls.hpp"
#include "support/eventually.hpp"
#include "support/loopback.hpp"
#include "support/redis_server.hpp"
#include "support/scripted_peer.hpp"
#include "support/tls_redis_server.hpp"

using namespace support;

namespace {

// The server's count of connections over TCP and its unix socket, including this one.
int connections_received(const RedisServer& server) {
  const std::string count = server.ask(
      "EVAL \"return tonumber(string.match(redis.call('INFO','stats'),"
      "'total_connections_received:(%d+)'))\" 0");
  REQUIRE_THAT(count, StartsWith(":"));
  return std::stoi(count.substr(1));
}

// The commands of all connections, "|" before each connection's first.
class Recorder {
 public:
  ScriptedPeer::Script script() {
    return [this](Conversation& other) {
      note("|");
      for (std::string got = other.receive(); !got.empty(); got = other.receive()) {
        std::istringstream words(got);
        std::string command;
        for (std::string word; words >> word;) {
          if (word.front() != '*' && word.front() != '$') command += word + " ";
        }
        note(command);
        other.send(got.find("PING") == std::string::npos ? "+OK\r\n" : "+PONG\r\n");
      }
    };
  }
  std::string heard() {
    const std::scoped_lock lock(mutex_);
    return heard_;
  }

 private:
  void note(const std::string& text) {
    const std::scoped_lock lock(mutex_);
    heard_ += text;
  }
  std::mutex mutex_;  // guards heard_
  std::string heard_;
};

// Answers each command, and does what `disturbance` does after the first PONG of a connection.
ScriptedPeer::Script pong_then(const std::function<void(Conversation&)>& disturbance) {
  return [disturbance](Conversation& other) {
    static_cast<void>(other.receive());
    other.send("+PONG\r\n");
    disturbance(other);
  };
}

}  // namespace

TEST_CASE("a persistent ping connects once and other pings connect each time") {
  const RedisServer server;
  const int before = connections_received(server);
  const Reports kept = repeated({"-c", "5", "--persistent", server.at()});
  CHECK(connections_received(server) == before + 2);
  repeated({"-c", "5", server.at()});
  CHECK(connections_received(server) == before + 2 + 6);

  REQUIRE(kept.size() == 6);
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK(kept[i]["reused"] == (i > 0));
    CHECK(kept[i]["uses"] == i + 1);
    CHECK(kept[i]["times_ms"].contains("connect") == (i == 0));
    CHECK(kept[i]["times_ms"].contains("liveness") == (i > 0));
  }
  CHECK(kept[5]["summary"]["sent"] == 5);
  CHECK(kept[5]["summary"]["new"]["count"] == 1);
  CHECK(kept[5]["summary"]["reused"]["count"] == 4);
}

TEST_CASE("kept connections are closed when the run ends") {
  const RedisServer server;
  repeated({"-c", "3", "--persistent", server.at()});
  const auto alone = [&server] {  // only the connection of this query
    return server.ask(
               "EVAL \"return tonumber(string.match(redis.call('INFO','clients'),"
               "'connected_clients:(%d+)'))\" 0") == ":1";
  };
  CHECK(eventually(alone));
}

TEST_CASE("the next user of a kept connection gets the database that it selected") {
  Recorder recorder;
  const ScriptedPeer peer(recorder.script());
  const std::string port = std::to_string(peer.port());
  const std::string host = "redis://127.0.0.1:" + port;
  repeated({"-c", "2", "--persistent", host + "/3", host});
  CHECK(recorder.heard() == "|SELECT 3 PING SELECT 0 PING SELECT 3 PING SELECT 0 PING ");
}

TEST_CASE("the next user of a kept connection logs in as itself or gets a new connection") {
  Recorder recorder;
  const ScriptedPeer peer(recorder.script());
  const std::string at = "127.0.0.1:" + std::to_string(peer.port());
  const Reports reports = repeated({"--persistent", "-c", "1", "redis://a:x@" + at,
                                    "redis://b:y@" + at, "redis://b:y@" + at, "redis://" + at});
  CHECK(recorder.heard() == "|AUTH a x PING AUTH b y PING PING |PING ");
  CHECK(reports[3]["reused"] == false);
  CHECK(reports[3]["dropped"]["reason"] == "other-user");
}

TEST_CASE("a connection is not shared between plaintext and TLS although the key is the same") {
  const RedisServer server;
  const Reports reports = repeated({"--persistent", "-c", "1", "-t", "300ms",
                                    "redis://" + server.at(), "rediss://" + server.at()},
                                   5);
  CHECK(reports[1]["dropped"]["reason"] == "other-tls");
  CHECK(reports[1]["fault"] == "tls-timeout");
}

TEST_CASE("a dead connection is replaced under the same key and reported") {
  const ScriptedPeer peer(pong_then([](Conversation&) {}));
  const Reports reports = repeated({"-c", "2", "--persistent", "-i", "0.1", peer.at()});
  CHECK(reports[1]["ok"] == true);
  CHECK(reports[1]["reused"] == false);
  CHECK(reports[1]["dropped"]["reason"] == "dead");
  CHECK(reports[1]["dropped"]["php_alive"] == false);
  CHECK(reports[1]["persistent_key"] == reports[0]["persistent_key"]);
  const Outcome text = run_rconn({"ping", "-c", "2", "-i", "0.1", "--persistent", peer.at()});
  CHECK_THAT(text.out, ContainsSubstring("the kept connection was dead"));
}

TEST_CASE("a connection with unread bytes is dropped and reported as alive to PHP") {
  const ScriptedPeer peer([](Conversation& other) {
    static_cast<void>(other.receive());
    other.send("+PONG\r\n+extra\r\n");
    other.hold();
  });
  const Reports reports = repeated({"-c", "2", "--persistent", peer.at()});
  CHECK(reports[1]["ok"] == true);
  CHECK(reports[1]["dropped"]["reason"] == "dirty");
  CHECK(reports[1]["dropped"]["unread_bytes"] == 8);
  CHECK(reports[1]["dropped"]["php_alive"] == true);
}

TEST_CASE("a silent connection is reply-timeout and the next ping connects again") {
  const ScriptedPeer peer(pong_then([](Conversation& other) { other.hold(); }));
  const Reports reports =
      repeated({"-c", "3", "--persistent", "--read-timeout", "100ms", peer.at()}, 2);
  CHECK(reports[1]["reused"] == true);
  CHECK(reports[1]["fault"] == "reply-timeout");
  CHECK(reports[2]["ok"] == true);
  CHECK(reports[2]["reused"] == false);
}

TEST_CASE("a connection is dropped if ECHO returns other text") {
  const ScriptedPeer peer([](Conversation& other) {
    for (std::string got = other.receive(); !got.empty(); got = other.receive()) {
      other.send(got.find("ECHO") == std::string::npos ? "+PONG\r\n" : "$5\r\nstale\r\n");
    }
  });
  const Words words{"-c", "2", "--persistent", peer.at()};
  CHECK(repeated(words)[1]["reused"] == true);
  const Reports checked = repeated(joined(words, {"--check-echo"}));
  CHECK(checked[1]["reused"] == false);
  CHECK(checked[1]["dropped"]["reason"] == "echo-failed");
}

TEST_CASE("ECHO keeps a real server's connection, also without the required password") {
  const RedisServer open;
  CHECK(repeated({"-c", "2", "--persistent", "--check-echo", open.at()})[1]["reused"] == true);
}

TEST_CASE("a client that the server killed between two pings is replaced") {
  const RedisServer server;
  Process ping(rconn_command({"ping", "-c", "2", "-i", "1", "--persistent", server.at()}));
  REQUIRE(ping.says("PONG"));
  CHECK_THAT(server.ask("CLIENT KILL TYPE normal SKIPME yes"), StartsWith(":"));
  const Outcome outcome = ping.finish();
  CHECK(outcome.exit == 0);
  CHECK_THAT(outcome.out, ContainsSubstring(", new; the kept connection was dead"));
}

TEST_CASE("a connection over TLS is kept despite its unread session tickets") {
  const Authority ca("Test CA");
  const TlsRedisServer server(ca.issue(loopback_certificate()));
  const Reports reports =
      repeated({"-c", "3", "--persistent", "--cacert", ca.file(), server.uri()});
  CHECK(reports[2]["reused"] == true);
  CHECK(reports[2]["uses"] == 3);
  CHECK(reports[2]["tls"]["verified"] == true);
  CHECK_FALSE(reports[2]["times_ms"].contains("tls"));
}

TEST_CASE("a connection that the server dropped for idling is replaced") {
  const RedisServer server({"--timeout", "1"});
  const Reports reports = repeated({"-c", "2", "--persistent", "-i", "4", server.at()});
  CHECK(reports[1]["ok"] == true);
  CHECK(reports[1]["dropped"]["reason"] == "dead");
}

TEST_CASE("a server that ended between two pings is refused and its connection reported as dead") {
  RedisServer server;
  Process ping(
      rconn_command({"ping", "-c", "2", "-i", "1", "--persistent", "-o", "json", server.at()}));
  REQUIRE(ping.says("times_ms"));
  server.process().signal(SIGKILL);
  server.process().finish();
  const Reports reports = reports_in(ping.finish().out);
  CHECK(reports[1]["fault"] == "refused");
  CHECK(reports[1]["dropped"]["reason"] == "dead");
}
