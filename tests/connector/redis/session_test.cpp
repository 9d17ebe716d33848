#include "connector/redis/session.hpp"

#include <cerrno>

#include "cli/output/words/detail.hpp"
#include "connector/redis/resp/command.hpp"
#include "support/catch.hpp"
#include "support/memory_peer.hpp"
#include "support/wire.hpp"

using namespace rconn;
using namespace support;
using Kind = net::Status::Kind;

namespace {

using Asked = Result<resp::Reply, Failure>;

Asked ask(Session& session, net::Deadline deadline = ample_deadline()) {
  return run(session.ask(resp::encode(std::vector<std::string_view>{"PING"}), deadline));
}

// The failure of a PING that is answered so.
Failure failure_of(const Answer& answer) {
  MemoryPeer peer{{"PING", answer}};
  Session session = peer.session();
  const Asked asked = ask(session);
  REQUIRE_FALSE(asked);
  CHECK_FALSE(session.usable());
  return asked.error();
}

void check(const Failure& failure, Fault fault, const std::string& detail) {
  CHECK(info(failure.fault).id == info(fault).id);
  CHECK(cli::in_words(failure.detail) == detail);
}

// That of a PING over TLS that ends so.
Failure tls_failure_of(const std::string& version, int alert, const Answer& answer) {
  MemoryPeer peer{{"PING", answer}};
  net::TlsError error;
  error.alert = alert;
  error.client_certificate_asked = true;
  peer.speak_tls(version, error);
  Session session = peer.session();
  return ask(session).error();
}

constexpr int certificate_required = 116;

}  // namespace

TEST_CASE("a reply that comes in pieces of any size is one reply") {
  const std::string reply = wire::array({wire::bulk("one"), ":2\r\n", wire::nil});
  const std::size_t piece = GENERATE(1U, 2U, 3U, 5U, 100U);
  MemoryPeer peer{{"PING", reply}};
  peer.send_in_pieces(piece);
  Session session = peer.session();
  const Asked asked = ask(session);
  REQUIRE(asked);
  CHECK(asked.value().elements.size() == 3);
  CHECK(asked.value().text_at(0) == "one");
  CHECK(session.usable());
  CHECK(peer.asked() == std::vector<std::string>{"PING"});
}

TEST_CASE("an error reply is a reply, and the session goes on") {
  MemoryPeer peer{{"PING", "-LOADING wait\r\n"}};
  Session session = peer.session();
  for (int i = 0; i < 2; ++i) {
    const Asked asked = ask(session);
    REQUIRE(asked);
    CHECK(asked.value().text == "LOADING wait");
    CHECK(session.usable());
  }
}

TEST_CASE("an error sent before the command is taken as its reply") {
  MemoryPeer peer{{"PING", "+PONG\r\n"}};
  peer.send(hang_up("-DENIED protected mode\r\n"));
  Session session = peer.session();
  const Asked asked = ask(session);
  REQUIRE(asked);
  CHECK(asked.value().text == "DENIED protected mode");
  CHECK(peer.asked().empty());
}

TEST_CASE("an error sent before the server stops reading is taken as the reply") {
  MemoryPeer peer{{"PING", "+PONG\r\n"}};
  peer.refuse_writes(EPIPE, hang_up("-ERR max number of clients reached\r\n"));
  Session session = peer.session();
  const Asked asked = ask(session);
  REQUIRE(asked);
  CHECK(asked.value().text == "ERR max number of clients reached");
}

TEST_CASE("without a reply a failed write is reported by its error") {
  MemoryPeer peer{{"PING", "+PONG\r\n"}};
  peer.refuse_writes(EPIPE, hang_up());
  Session session = peer.session();
  const Asked asked = ask(session);
  REQUIRE_FALSE(asked);
  check(asked.error(), Fault::reset, "Broken pipe");
}

TEST_CASE("any other reply before the command is refused and its text not shown") {
  MemoryPeer peer{{"PING", "+PONG\r\n"}};
  peer.send("+PONG\r\n");
  Session session = peer.session();
  const Asked asked = ask(session);
  REQUIRE_FALSE(asked);
  check(asked.error(), Fault::protocol_error, "it sent an unsolicited reply");
  CHECK_FALSE(session.usable());
  CHECK(peer.asked().empty());
}

TEST_CASE("a reply to a command that was not delivered is refused unless it is an error") {
  MemoryPeer early{{"PING", "+PONG\r\n"}};
  early.stop_reading();
  Session session = early.session();
  const Asked asked = ask(session);
  REQUIRE_FALSE(asked);
  check(asked.error(), Fault::protocol_error, "it sent an unsolicited reply");
  CHECK_FALSE(session.usable());
  MemoryPeer refusing{{"PING", "-ERR max number of clients reached\r\n"}};
  refusing.stop_reading();
  Session refused = refusing.session();
  CHECK(ask(refused));
  CHECK(refused.unasked());
}

TEST_CASE("a reply to a command that could not be written is refused unless it is an error") {
  MemoryPeer peer{{"PING", "+PONG\r\n"}};
  peer.refuse_writes(EPIPE, hang_up("+PONG\r\n"));
  Session session = peer.session();
  const Asked asked = ask(session);
  REQUIRE_FALSE(asked);
  check(asked.error(), Fault::protocol_error, "it sent an unsolicited reply");
}

TEST_CASE("what a peer says unasked is overheard, and silence leaves the session usable") {
  MemoryPeer silent{{"PING", "+PONG\r\n"}};
  Session session = silent.session();
  CHECK_FALSE(run(session.overhear(ample_deadline())));
  CHECK(session.usable());
  CHECK(ask(session));
  silent.send("+PONG\r\n");
  const auto heard = run(session.overhear(ample_deadline()));
  REQUIRE(heard);
  CHECK(heard->value().text == "PONG");
  silent.send(hang_up());
  CHECK(run(session.overhear(ample_deadline()))->error().fault == Fault::closed);
}

TEST_CASE("a second reply to one command is no answer to the next") {
  MemoryPeer peer{{"PING", "+PONG\r\n+PONG\r\n"}};
  Session session = peer.session();
  CHECK(ask(session));
  const Asked second = ask(session);
  REQUIRE_FALSE(second);
  check(second.error(), Fault::protocol_error, "it sent an unsolicited reply");
}

TEST_CASE("a peer that closes or resets is told with how much of a reply had come") {
  check(failure_of(hang_up()), Fault::closed, "the peer closed the connection");
  check(failure_of(hang_up("+PO")), Fault::closed,
        "the peer closed the connection after 3 bytes of a reply");
  check(failure_of(fail(ECONNRESET)), Fault::reset, "Connection reset by peer");
  check(failure_of(fail(ECONNRESET, "$5\r\nab")), Fault::reset,
        "Connection reset by peer after 6 bytes of a reply");
}

TEST_CASE("a local limit is not reported as the peer's fault") {
  CHECK(failure_of(fail(ENOBUFS)).fault == Fault::local_limit);
}

TEST_CASE("silence is a timeout, with the option that set it") {
  check(failure_of(silence()), Fault::reply_timeout,
        "nothing received within 60 s (--read-timeout)");
  check(failure_of(silence("+PON")), Fault::reply_timeout,
        "4 bytes received within 60 s (--read-timeout), no whole reply");
}

TEST_CASE("a peer that sends an endless reply is a timeout") {
  MemoryPeer peer{{"PING", "+" + std::string(100, 'a')}};
  peer.send_in_pieces(10);
  Session session = peer.session();
  const net::Deadline past{net::Clock::now(), {LimitKind::total, std::chrono::seconds{1}}};
  const Asked asked = ask(session, past);
  REQUIRE_FALSE(asked);
  check(asked.error(), Fault::reply_timeout,
        "10 bytes received within 1 s (--deadline), no whole reply");
}

TEST_CASE("an interrupted wait is an interruption, whatever had come") {
  check(failure_of({"+PO", Kind::interrupted}), Fault::interrupted, "");
}

TEST_CASE("what is longer or deeper than a reply may be is refused before it has come") {
  check(failure_of("$99999999\r\n"), Fault::reply_too_large,
        "a string of 99999999 bytes announced, too much for 32 MiB (--max-reply)");
  check(failure_of("*99999999\r\n"), Fault::reply_too_large,
        "an array of 99999999 elements announced, too much for 32 MiB (--max-reply)");
  check(failure_of("+" + std::string(70000, 'a')), Fault::reply_too_large,
        "more than 65536 bytes without a line end, too much for 32 MiB (--max-reply)");
  check(failure_of("*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n:1\r\n"),
        Fault::reply_too_large, "arrays nested more than 7 deep");
}

TEST_CASE("a large reply to a command that is answered by a line is a protocol error") {
  for (const char* large : {"$1048577\r\n", "*16385\r\n"}) {
    MemoryPeer peer{{"PING", large}};
    Session session = peer.session();
    const std::string ping = resp::encode(std::vector<std::string_view>{"PING"});
    const Asked asked = run(session.ask(ping, ample_deadline(), Session::Expected::line));
    CHECK(asked.error().fault == Fault::protocol_error);
    MemoryPeer other{{"PING", large}};
    Session generous = other.session();
    CHECK(ask(generous).error().fault == Fault::reply_timeout);  // the rest is waited for
  }
}

TEST_CASE("bytes that begin like a reply but are invalid are a protocol error") {
  check(failure_of("+PONG\n"), Fault::protocol_error, "a line that does not end in CR LF");
}

TEST_CASE("another service is identified by its first line in pieces of any size") {
  const std::size_t piece = GENERATE(1U, 1000U);
  MemoryPeer peer{{"PING", "HTTP/1.1 400 Bad Request\r\nServer: x\r\n\r\n"}};
  peer.send_in_pieces(piece);
  Session session = peer.session();
  const Asked asked = ask(session);
  REQUIRE_FALSE(asked);
  check(asked.error(), Fault::not_redis,
        R"(it looks like an HTTP server: "HTTP/1.1 400 Bad Request")");
}

TEST_CASE("a greeting that begins like a reply is still another service's") {
  check(failure_of("+OK POP3 ready\r\n"), Fault::not_redis,
        R"(it looks like a POP3 server: "+OK POP3 ready")");
}

TEST_CASE("a greeting before the command identifies another service") {
  MemoryPeer peer{{"PING", "+PONG\r\n"}};
  peer.send("SSH-2.0-OpenSSH_9.2\r\n");
  Session session = peer.session();
  check(ask(session).error(), Fault::not_redis,
        R"(it looks like an SSH server: "SSH-2.0-OpenSSH_9.2")");
}

TEST_CASE("a TLS alert in clear text means that TLS is wanted") {
  const std::string alert("\x15\x03\x01\x00\x02\x02\x46", 7);
  check(failure_of(alert), Fault::tls_required, "a TLS alert came back");
}

TEST_CASE("after a TLS 1.3 handshake an alert about certificates refuses this client") {
  const Failure failure = tls_failure_of("TLSv1.3", certificate_required, hang_up());
  check(failure, Fault::tls_client_cert_required,
        "the server asked for a client certificate, got none and answered with the alert "
        "certificate_required");
}

TEST_CASE("under TLS 1.2, and behind some bytes, it is a session that ended") {
  CHECK(tls_failure_of("TLSv1.2", certificate_required, hang_up()).fault == Fault::closed);
  CHECK(tls_failure_of("TLSv1.3", certificate_required, hang_up("+P")).fault == Fault::closed);
  CHECK(tls_failure_of("TLSv1.3", certificate_required, {"+P", Kind::tls_failed}).fault ==
        Fault::tls_handshake);
}

TEST_CASE("after a first reply an alert no longer refuses the client") {
  MemoryPeer peer{{"PING", "+PONG\r\n"}};
  net::TlsError error;
  error.alert = certificate_required;
  error.client_certificate_asked = true;
  peer.speak_tls("TLSv1.3", error);
  Session session = peer.session();
  CHECK(ask(session));
  peer.send(hang_up());
  CHECK(ask(session).error().fault == Fault::closed);
}

TEST_CASE("what is drained is what lay there, on the way and taken already") {
  MemoryPeer peer{{"PING", "+PONG\r\n:1\r\n"}};
  Session session = peer.session();
  CHECK(ask(session));
  peer.send(hang_up("-ERR idle\r\n"));
  const net::Waiting waiting = session.drain();
  CHECK(waiting.bytes == 4 + 11);
  CHECK(waiting.status.kind == Kind::end_of_stream);
}

TEST_CASE("a reply that looks like a mail greeting is one only if it comes first") {
  MemoryPeer peer{{"PING", "+OK 1 usable Sentinels\r\n"}};
  Session session = peer.session();
  CHECK(ask(session).error().fault == Fault::not_redis);
  MemoryPeer sentinel{{"ROLE", "+sentinel\r\n"}, {"PING", "+OK 1 usable Sentinels\r\n"}};
  Session other = sentinel.session();
  CHECK(run(other.ask(resp::encode(std::vector<std::string_view>{"ROLE"}), ample_deadline())));
  CHECK(ask(other).value().text == "OK 1 usable Sentinels");
}
