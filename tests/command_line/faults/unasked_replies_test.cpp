// Replies that answer no question: peers that say PONG by themselves, repeat what they are sent, or
// speak another protocol with similar errors.

#include <poll.h>

#include <thread>

#include "command_line/expect.hpp"
#include "support/loopback.hpp"
#include "support/scripted_peer.hpp"
#include "support/skip.hpp"
#include "support/temporary_directory.hpp"
#include "support/wire.hpp"

using namespace support;
using namespace std::chrono_literals;

namespace {

// Says PONG a little after the connect, and reads nothing.
ScriptedPeer::Script pong_unasked(std::chrono::milliseconds after) {
  return [after](Conversation& peer) {
    std::this_thread::sleep_for(after);
    peer.send("+PONG\r\n");
    peer.wait_for_close();
  };
}

// Answers each command by the first of its words in the table. Closes at any other command.
ScriptedPeer::Script proxy_that_knows(std::vector<std::pair<std::string, std::string>> replies) {
  return [replies = std::move(replies)](Conversation& peer) {
    for (std::string got = peer.receive(); !got.empty(); got = peer.receive()) {
      bool known = false;
      for (const auto& [word, reply] : replies) {
        if (known || got.find(word) == std::string::npos) continue;
        peer.send(reply);
        known = true;
      }
      if (!known) return;
    }
  };
}

Outcome traced(const ScriptedPeer& peer) {
  return run_rconn({"trace", "-o", "json", "--read-timeout", "500ms", peer.at()});
}

Words ping_alive(const std::string& target) {
  return {"ping", "--read-timeout", "2s", "--expect", "alive", target};
}

}  // namespace

TEST_CASE("a PONG from a peer at a unix socket that has not read the PING is no success") {
  need_linux_files();
  const TemporaryDirectory directory;
  const std::string path = directory.path("peer.sock");
  const ScriptedPeer peer(
      [](Conversation& other) {
        other.wait_for_bytes();
        other.send("+PONG\r\n");
        other.wait_for_close();
      },
      listen_on_socket(path));
  const auto report = check_fault({"ping", path}, "protocol-error", 6);
  CHECK(report["detail"] == "it sent an unsolicited reply");
}

TEST_CASE("a second PONG to one PING shows that one of them was unasked") {
  const ScriptedPeer peer(answer("+PONG\r\n+PONG\r\n"));
  check_fault({"ping", peer.at()}, "protocol-error", 6);
}

TEST_CASE("a trace of a peer that says PONG without reading fails") {
  for (const auto after : {0ms, 5ms, 50ms}) {
    const ScriptedPeer peer(pong_unasked(after));
    const Outcome outcome = traced(peer);
    INFO(outcome.out);
    CHECK(outcome.exit == 6);
    CHECK(report_of(outcome)["fault"] == "protocol-error");
  }
}

TEST_CASE("a trace of a peer that says PONG to whatever it is sent fails") {
  const ScriptedPeer peer([](Conversation& other) {
    while (!other.receive().empty()) other.send("+PONG\r\n");
  });
  const Outcome outcome = traced(peer);
  CHECK(outcome.exit == 6);
  CHECK(report_of(outcome)["rung"] == "hello");
}

TEST_CASE("a trace proves by a random word or an error that the server reads") {
  const ScriptedPeer refusing([](Conversation& other) {
    for (std::string got = other.receive(); !got.empty(); got = other.receive()) {
      other.send(got.find("PING") != std::string::npos ? "+PONG\r\n" : "-NOPERM no\r\n");
    }
  });
  const Outcome outcome = traced(refusing);
  CHECK(outcome.exit == 0);
  CHECK(report_of(outcome)["server"]["proof"] == "error");
}

TEST_CASE("a trace of a proxy that closes at HELLO and ECHO loses nothing") {
  const ScriptedPeer twemproxy(proxy_that_knows({{"PING", "+PONG\r\n"}}));
  const Outcome outcome = traced(twemproxy);
  INFO(outcome.out);
  CHECK(outcome.exit == 0);
  CHECK(report_of(outcome)["server"]["proof"] == "quiet");
  CHECK_THAT(run_rconn({"trace", twemproxy.at()}).out,
             ContainsSubstring("it does not answer ECHO, as some proxies"));
}

TEST_CASE("alive is met by an error of Redis and the output says what came instead of PONG") {
  for (const std::string error :
       {"LOADING Redis is loading the dataset in memory", "NOAUTH Authentication required."}) {
    const ScriptedPeer peer([error](Conversation& other) {
      while (!other.receive().empty()) other.send("-" + error + "\r\n");
    });
    const Outcome text = run_rconn(ping_alive(peer.at()));
    CHECK(text.exit == 0);
    CHECK_THAT(text.out, StartsWith("alive: " + error + " from " + peer.at() + " in "));
    CHECK_THAT(text.out, !ContainsSubstring("PONG"));
    const auto report = report_of(run_rconn(joined(ping_alive(peer.at()), {"-o", "json"})));
    CHECK(report["answer"] == error);
    CHECK(report["expectations"][0]["found"] == error);
    const std::string nagios = run_rconn(joined(ping_alive(peer.at()), {"-o", "nagios"})).out;
    CHECK_THAT(nagios, ContainsSubstring("alive: " + error));
    const std::string trace =
        run_rconn({"trace", "--read-timeout", "300ms", "--expect", "alive", peer.at()}).out;
    CHECK_THAT(trace, ContainsSubstring("verdict: ready: alive: " + error.substr(0, 7)));
  }
}

TEST_CASE("alive is not met by a peer that repeats what it is sent") {
  const ScriptedPeer echo([](Conversation& other) {
    for (std::string got = other.receive(); !got.empty(); got = other.receive()) other.send(got);
  });
  check_fault(ping_alive(echo.at()), "not-redis", 6);
  check_fault({"ping", echo.at()}, "not-redis", 6);
  const auto report = check_fault({"ping", "-a", "s3cret", echo.at()}, "not-redis", 6);
  CHECK(report["rung"] == "auth");
}

TEST_CASE("alive is not met by the errors of another protocol") {
  for (const char* error : {"-ERR Unknown command.\r\n-ERR Unknown command.\r\n", "-ERR\r\n",
                            "-ERR [AUTH] no\r\n", "-ERR unrecognized command\r\n",
                            "-ERR unknown command\r\n", "-ERR 'Unknown Protocol Operation'\r\n"}) {
    INFO(error);
    const ScriptedPeer peer(answer(error));
    check_fault(ping_alive(peer.at()), "not-redis", 6);
  }
}

TEST_CASE("alive is not met by what a peer says before it reads or to another command") {
  const ScriptedPeer limit(greet("-ERR max number of clients reached\r\n"));
  check_fault(ping_alive(limit.at()), "max-clients", 1);
  for (const char* unasked : {"-LOADING wait\r\n", "-LOADING wait\r\n-LOADING wait\r\n"}) {
    const ScriptedPeer loading(greet(unasked));
    check_fault({"ping", "--read-timeout", "300ms", "--expect", "alive", loading.at()}, "loading",
                1);
  }
  const ScriptedPeer closed(answer("-DENIED Redis is running in protected mode\r\n"));
  check_fault(ping_alive(closed.at()), "denied", 4);
  const ScriptedPeer behind_proxy(answer("-ERR unknown command 'PROXY', with args: 'TCP4'\r\n"));
  check_fault(ping_alive(behind_proxy.at()), "error-reply", 1);
}

TEST_CASE("a trace that has no time left for its proof fails") {
  const ScriptedPeer peer(pong_unasked(5ms));
  CHECK(run_rconn({"trace", "--deadline", "1", peer.at()}).exit != 0);
}

TEST_CASE("a PONG that is followed by no reply of Redis is no success") {
  const ScriptedPeer peer(proxy_that_knows({{"PING", "+PONG\r\nJUNK JUNK\r\n"}}));
  check_fault({"ping", peer.at()}, "protocol-error", 6);
}
