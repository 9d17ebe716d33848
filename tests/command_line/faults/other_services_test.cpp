// Peers that are not Redis, or a broken one: each has its fault, within its budget.

#include <fstream>

#include "command_line/expect.hpp"
#include "support/scripted_peer.hpp"

using namespace support;
using namespace std::chrono_literals;

namespace {

Json check_peer(ScriptedPeer::Script script, const std::string& id, int exit,
                const Words& more = {}) {
  const ScriptedPeer peer(std::move(script));
  return check_fault(joined({"ping", "--read-timeout", "300ms", peer.at()}, more), id, exit);
}

std::string detail(const Json& report) { return report["detail"]; }

// Answers PING, and anything else with these bytes.
ScriptedPeer::Script pong_but(std::string bytes) {
  return [bytes = std::move(bytes)](Conversation& peer) {
    for (std::string got = peer.receive(); !got.empty(); got = peer.receive()) {
      peer.send(got.find("PING") != std::string::npos ? "+PONG\r\n" : bytes);
    }
  };
}

}  // namespace

TEST_CASE("a peer that stays silent is reply-timeout") {
  check_peer([](Conversation& peer) { peer.hold(); }, "reply-timeout", 2);
}

TEST_CASE("a peer that sends single bytes slowly is reply-timeout") {
  const auto report =
      check_peer([](Conversation& peer) { peer.drip("+PONGPONGPONGPONGPONGPONGPONG", 50ms); },
                 "reply-timeout", 2);
  CHECK_THAT(detail(report), ContainsSubstring("no whole reply"));
}

TEST_CASE("a deadline ends the wait for a reply as well") {
  const ScriptedPeer peer([](Conversation& other) { other.hold(); });
  const auto report = check_fault({"ping", "--deadline", "200ms", peer.at()}, "reply-timeout", 2);
  CHECK_THAT(detail(report), ContainsSubstring("200 ms (--deadline)"));
}

TEST_CASE("a peer that closes is closed, one that resets is reset") {
  check_peer([](Conversation& peer) { static_cast<void>(peer.receive()); }, "closed", 2);
  check_peer(
      [](Conversation& peer) {
        static_cast<void>(peer.receive());
        peer.send("+PO");
      },
      "closed", 2);
  check_peer(
      [](Conversation& peer) {
        static_cast<void>(peer.receive());
        peer.reset();
      },
      "reset", 2);
}

TEST_CASE("a peer that closes at once is closed or reset, depending on a race with the command") {
  const ScriptedPeer peer([](Conversation&) {});
  for (int i = 0; i < 20; ++i) {
    const Outcome outcome = run_rconn({"ping", "-o", "json", peer.at()});
    CHECK(outcome.exit == 2);
    const std::string fault = report_of(outcome)["fault"];
    CHECK((fault == "closed" || fault == "reset"));
  }
}

TEST_CASE("other services are identified by their first bytes") {
  CHECK_THAT(detail(check_peer(answer("HTTP/1.1 400 Bad Request\r\n\r\n"), "not-redis", 6)),
             ContainsSubstring("an HTTP server"));
  CHECK_THAT(detail(check_peer(greet("SSH-2.0-OpenSSH_9.2p1\r\n"), "not-redis", 6)),
             ContainsSubstring("an SSH server"));
  CHECK_THAT(detail(check_peer(greet("220 mail ESMTP\r\n"), "not-redis", 6)),
             ContainsSubstring("SMTP"));
  CHECK_THAT(detail(check_peer(greet(std::string(100, '\xaa')), "not-redis", 6)),
             ContainsSubstring("something else"));
  check_peer(greet("x"), "not-redis", 6);
}

TEST_CASE("mail servers with a greeting like a Redis reply are recognized") {
  CHECK_THAT(detail(check_peer(greet("+OK POP3 ready\r\n"), "not-redis", 6)),
             ContainsSubstring("a POP3 server"));
  CHECK_THAT(detail(check_peer(greet("* OK IMAP4rev1 ready\r\n"), "not-redis", 6)),
             ContainsSubstring("an IMAP server"));
}

TEST_CASE("a second reply to one command is protocol-error") {
  const ScriptedPeer eager([](Conversation& peer) {
    static_cast<void>(peer.receive());
    peer.send("+OK\r\n+PONG\r\n");
    peer.hold();
  });
  check_fault({"ping", "-a", "x", "--read-timeout", "300ms", eager.at()}, "protocol-error", 6);
}

TEST_CASE("a TLS alert to plain text is tls-required") {
  check_peer(answer("\x15\x03\x03\x02\x02\x0a"), "tls-required", 5);
}

TEST_CASE("a reply beyond the bounds is reply-too-large, a limit of rconn that an option raises") {
  const Words exists{"--expect", "key=k"};
  const auto report = check_peer(pong_but("*2147483647\r\n"), "reply-too-large", 3, exists);
  CHECK_THAT(detail(report), ContainsSubstring("2147483647 elements announced"));
  CHECK_THAT(detail(report), ContainsSubstring("32 MiB (--max-reply)"));
  CHECK_THAT(report["hint"].text(), ContainsSubstring("the server is not the cause"));
  check_peer(pong_but("$10737418240\r\n"), "reply-too-large", 3, exists);
  check_peer(pong_but("+" + std::string(70'000, 'x')), "reply-too-large", 3, exists);
  std::string info;  // of 100,000 bytes
  while (info.size() < 100'000) info += "a:1\r\n";
  info += "connected_clients:1\r\nmaxclients:10\r\n";
  const auto large = pong_but("$" + std::to_string(info.size()) + "\r\n" + info + "\r\n");
  check_peer(large, "reply-too-large", 3, {"--expect", "clients<90%", "--max-reply", "64K"});
  const ScriptedPeer peer(large);
  CHECK(run_rconn({"ping", "--expect", "clients<90%", "--max-reply", "128K", peer.at()}).exit == 0);
}

TEST_CASE("oversized replies to PING are protocol-error with bounded memory") {
  check_peer(answer("$10737418240\r\n"), "protocol-error", 6);
  check_peer(answer("*2147483647\r\n"), "protocol-error", 6);
  std::string nested;
  for (int i = 0; i < 10'000; ++i) nested += "*1\r\n";
  check_peer(answer(nested), "protocol-error", 6);
  check_peer([](Conversation& peer) { peer.flood(std::string(4096, '+')); }, "protocol-error", 6);
  check_peer([](Conversation& peer) { peer.flood("*1000000\r\n"); }, "protocol-error", 6);
  check_peer(answer("$x\r\n"), "protocol-error", 6);
}

TEST_CASE("a password that occurs a million times in a reply is masked quickly") {
  const std::string reply = "$1000000\r\n" + std::string(1'000'000, '*') + "\r\n";
  const ScriptedPeer peer(answer(reply));
  check_fault({"ping", "-a", "*", "--read-timeout", "5", peer.at()}, "unexpected-reply", 1);
}

TEST_CASE("a valid reply other than the expected one is unexpected-reply") {
  check_peer(answer("+OK\r\n"), "unexpected-reply", 1);
  check_peer(answer(":1\r\n"), "unexpected-reply", 1);
  CHECK_THAT(detail(check_peer(answer("*2\r\n+a\r\n$-1\r\n"), "unexpected-reply", 1)),
             ContainsSubstring("array of 2 elements"));
}

TEST_CASE("error replies that real servers cannot be made to send have their faults") {
  check_peer(answer("-CLUSTERDOWN The cluster is down\r\n"), "cluster-down", 1);
  check_peer(answer("-READONLY You can't write against a read only replica.\r\n"), "read-only", 1);
  check_peer(answer("-ERR operation not permitted\r\n"), "auth-required", 4);
  check_peer(answer("-ERR something new\r\n"), "error-reply", 1);
  check_peer(answer("-ERR invalid password\r\n"), "auth-rejected", 4, {"-a", "x"});
}

TEST_CASE("an error that a server sends before it reads the command is reported") {
  check_peer(
      [](Conversation& peer) {
        peer.send("-ERR max number of clients reached\r\n");
        peer.reset();
      },
      "max-clients", 1);
  check_peer(
      [](Conversation& peer) { peer.send("-DENIED Redis is running in protected mode\r\n"); },
      "denied", 4);
}

TEST_CASE("escape sequences in an error text are escaped") {
  const auto report = check_peer(answer("-ERR \x1b]0;evil\x07\x1b[2J \xff\r\n"), "error-reply", 1);
  CHECK(detail(report) == "ERR \x1b]0;evil\x07\x1b[2J \\xff");
  const ScriptedPeer peer(answer("-ERR \x1b[2J\r\n"));
  CHECK_THAT(run_rconn({"ping", peer.at()}).err, ContainsSubstring("ERR \\x1b[2J"));
  const ScriptedPeer sly(
      answer("-ERR \xc2\x9b"
             "31m \xe2\x80\xae\r\n"));
  const Outcome json = run_rconn({"ping", "-o", "json", sly.at()});
  CHECK_THAT(json.out, ContainsSubstring("ERR \\u009b31m \\u202e"));
}
