// ping --persistent: connections that are kept, checked, reused and closed by the stated rules.

#include <mutex>
#include <sstream>

#include "command_line/tls.hpp"
#include "support/redis_server.hpp"
#include "support/scripted_peer.hpp"
#include "support/tls_redis_server.hpp"

using namespace support;

namespace {

using Reports = std::vector<nlohmann::json>;

// Every line of JSON; the last one is the summary.
Reports reports_in(const Outcome& outcome) {
  std::istringstream lines(outcome.out);
  Reports reports;
  for (std::string line; std::getline(lines, line);) {
    reports.push_back(nlohmann::json::parse(line));
  }
  return reports;
}

Reports repeated(const Words& words, int exit = 0) {
  const Outcome outcome = run_rconn(joined({"ping", "-o", "json", "-i", "0.01"}, words));
  INFO(outcome.out << outcome.err);
  CHECK(outcome.exit == exit);
  CHECK(outcome.took < ceiling);
  return reports_in(outcome);
}

int connections_received(const RedisServer& server) {
  const std::string script =
      "EVAL \"return string.match(redis.call('INFO','stats'),"
      "'total_connections_received:(%d+)')\" 0";
  static_cast<void>(server.ask("PING"));
  const std::string length = server.ask(script);
  REQUIRE_THAT(length, StartsWith("$"));
  return 0;
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

// Answers each command, and does what `mischief` does after the first PONG of a connection.
ScriptedPeer::Script pong_then(const std::function<void(Conversation&)>& mischief) {
  return [mischief](Conversation& other) {
    static_cast<void>(other.receive());
    other.send("+PONG\r\n");
    mischief(other);
  };
}

}  // namespace
