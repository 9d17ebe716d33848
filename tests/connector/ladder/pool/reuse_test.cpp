#include "connector/ladder/pool/reuse.hpp"

#include <cerrno>

#include "connector/ladder/connected.hpp"
#include "connector/ladder/rungs/login.hpp"
#include "support/catch.hpp"
#include "support/wire.hpp"

using namespace rconn;
using namespace support;

namespace {

bool is_fit(Connected& to, bool check_echo = false) {
  const bool fit = run(reuse(to.target, to.kept, to.timer, ample_budget(), check_echo));
  CHECK(fit == to.report.reused);
  CHECK(fit != to.report.dropped.has_value());
  CHECK(to.has_time(Rung::liveness));
  CHECK(to.report.ok());
  return fit;
}

// The id and the detail of the reason to drop the connection.
std::string dropped(Connected& to, bool check_echo = false) {
  if (is_fit(to, check_echo)) return "fit";
  const Drop& drop = *to.report.dropped;
  return std::string(info(drop.reason).id) + ": " + cli::in_words(drop.detail);
}

std::string dropped_by_echo(const Answer& answer) {
  MemoryPeer peer{{"ECHO rconn_1", answer}};
  Connected to(peer);
  return dropped(to, true);
}

}  // namespace

TEST_CASE("an idle connection is reused without a command") {
  MemoryPeer peer{};
  Connected to(peer);
  CHECK(is_fit(to));
  CHECK(to.report.address == "127.0.0.1:6379");
  CHECK(to.report.usage->uses == 2);
  CHECK(is_fit(to));
  CHECK(to.report.usage->uses == 3);
  CHECK(peer.asked().empty());
}

TEST_CASE("a connection that the server has closed is dead") {
  MemoryPeer peer{};
  Connected to(peer);
  peer.send(hang_up());
  CHECK(dropped(to) == "dead: the peer closed the connection");
}

TEST_CASE("a connection that was reset is dead, and so is a broken TLS session") {
  MemoryPeer reset{};
  Connected to_reset(reset);
  reset.send(fail(ECONNRESET));
  CHECK(dropped(to_reset) == "dead: Connection reset by peer");

  MemoryPeer broken{};
  Connected to_broken(broken);
  broken.send({"", net::Status::Kind::tls_failed});
  CHECK(dropped(to_broken) == "dead: the TLS session broke");
}

TEST_CASE("a connection with bytes left on it is dirty, also if it is closed behind them") {
  MemoryPeer peer{};
  Connected to(peer);
  peer.send(GENERATE(Answer("+PONG\r\n"), hang_up("+PONG\r\n")));
  CHECK(dropped(to) == "dirty: ");
  CHECK(to.report.dropped->unread_bytes == 7);
}

TEST_CASE("a connection whose last reply was followed by another is dirty") {
  MemoryPeer peer{{"PING", "+PONG\r\n+OK\r\n"}};
  Connected to(peer);
  CHECK_FALSE(run(ping(to.target, to.kept.session, to.timer, ample_budget())));
  CHECK(dropped(to) == "dirty: ");
  CHECK(to.report.dropped->unread_bytes == 5);
}

TEST_CASE("a connection with a login is not reused without credentials") {
  MemoryPeer peer{};
  Connected to(peer);
  to.kept.user = Credentials{"app", Secret("s3cret")};
  CHECK(dropped(to) == "other-user: ");
  to.target.credentials = Credentials{"other", Secret("else")};  // it can log in again
  MemoryPeer same{};
  Connected with_other(same, to.target);
  with_other.kept.user = to.kept.user;
  CHECK(is_fit(with_other));
}

TEST_CASE("a connection is used again only with the same TLS settings") {
  TlsSettings settings;
  settings.server_name = "redis.example";
  Target target;
  target.tls = std::make_shared<const TlsSettings>(settings);
  MemoryPeer peer{};
  Connected to(peer, target);
  to.target.tls = std::make_shared<const TlsSettings>(settings);
  CHECK(is_fit(to));

  MemoryPeer plain{};
  Connected to_plain(plain, target);
  to_plain.target.tls.reset();
  CHECK(dropped(to_plain) == "other-tls: ");

  MemoryPeer other{};
  Connected to_other(other, target);
  to_other.target.tls = std::make_shared<const TlsSettings>();
  CHECK(dropped(to_other) == "other-tls: ");
}

TEST_CASE("an ECHO must return its text or be refused for a missing password") {
  CHECK(dropped_by_echo(wire::bulk("rconn_1")) == "fit");
  CHECK(dropped_by_echo("-NOAUTH Authentication required.\r\n") == "fit");
  CHECK(dropped_by_echo("-LOADING wait\r\n") == R"(echo-failed: error "LOADING wait")");
  CHECK(dropped_by_echo(wire::bulk("rconn_0")) == R"(echo-failed: bulk string "rconn_0")");
  CHECK(dropped_by_echo(silence()) == "echo-failed: nothing received within 60 s (--read-timeout)");
  CHECK(dropped_by_echo(hang_up()) == "echo-failed: the peer closed the connection");
}

TEST_CASE("a reply to ECHO that holds the password is withheld") {
  MemoryPeer peer{{"ECHO rconn_1", wire::bulk("s3cret")}};
  Connected to(peer, target_with_password("s3cret"));
  CHECK(dropped(to, true) == "echo-failed: (withheld)");
}
