#include "connector/ladder/rungs/login.hpp"

#include "connector/ladder/connected.hpp"
#include "support/catch.hpp"
#include "support/wire.hpp"

using namespace rconn;
using namespace support;
using Commands = std::vector<std::string>;

namespace {

// The run fails by a failure of the login where no condition is expected.
bool log_in(Connected& to) {
  const SessionFailure failed = run(login(to.target, to.kept, to.timer, ample_budget()));
  if (failed) to.timer.stop(*failed);
  return failed == nullptr;
}

// The result of a login with this reply to AUTH.
std::string refused_by(const Answer& answer, const std::string& password = "s3cret") {
  MemoryPeer peer{{"AUTH " + password, answer}};
  Connected to(peer, target_with_password(password));
  CHECK_FALSE(log_in(to));
  CHECK(peer.asked().size() == 1);
  CHECK(to.has_time(Rung::auth));
  CHECK_FALSE(to.kept.user);
  return to.outcome();
}

std::string select_refused_by(const Answer& answer) {
  MemoryPeer peer{{"SELECT 99", answer}};
  Target target;
  target.database = 99;
  Connected to(peer, target);
  CHECK_FALSE(log_in(to));
  CHECK(to.kept.database == 0);
  return to.outcome();
}

std::string ping_outcome(const Answer& answer) {
  MemoryPeer peer{{"PING", answer}};
  Connected to(peer);
  const SessionFailure failed = run(ping(to.target, to.kept.session, to.timer, ample_budget()));
  if (failed) to.timer.stop(*failed);
  CHECK(to.has_time(Rung::ping));
  return to.outcome();
}

}  // namespace

TEST_CASE("without credentials and database a login sends nothing") {
  MemoryPeer peer{};
  Connected to(peer);
  CHECK(log_in(to));
  CHECK(peer.asked().empty());
  CHECK_FALSE(to.has_time(Rung::auth));
  CHECK_FALSE(to.has_time(Rung::select));
}

TEST_CASE("a password alone is sent alone, as before Redis 6") {
  MemoryPeer peer{{"AUTH s3cret", "+OK\r\n"}};
  Connected to(peer, target_with_password("s3cret"));
  CHECK(log_in(to));
  CHECK(peer.asked() == Commands{"AUTH s3cret"});
  CHECK(to.has_time(Rung::auth));
  CHECK(to.kept.user == to.target.credentials);
}

TEST_CASE("a user is sent before the password, and the database behind both") {
  MemoryPeer peer{{"AUTH app s3cret", "+OK\r\n"}, {"SELECT 2", "+OK\r\n"}};
  Target target = target_with_password("s3cret");
  target.credentials->user = "app";
  target.database = 2;
  Connected to(peer, target);
  CHECK(log_in(to));
  CHECK(peer.asked() == Commands{"AUTH app s3cret", "SELECT 2"});
  CHECK(to.kept.database == 2);
  CHECK(to.outcome().empty());
}

TEST_CASE("database 0 is not selected on a new connection, which starts there") {
  MemoryPeer peer{{"SELECT 0", "-NOPERM no permissions\r\n"}};
  Target target;
  target.database = 0;
  Connected to(peer, target);
  CHECK(log_in(to));
  CHECK(peer.asked().empty());
}

TEST_CASE("on a kept connection a login sends only what differs") {
  MemoryPeer peer{{"AUTH s3cret", "+OK\r\n"},
                  {"AUTH other", "+OK\r\n"},
                  {"SELECT 2", "+OK\r\n"},
                  {"SELECT 0", "+OK\r\n"}};
  Target target = target_with_password("s3cret");
  target.database = 2;
  Connected to(peer, target);
  CHECK(log_in(to));
  to.kept.uses = 2;
  CHECK(log_in(to));
  CHECK(peer.asked() == Commands{"AUTH s3cret", "SELECT 2"});

  to.target.database.reset();
  CHECK(log_in(to));
  CHECK(peer.asked().back() == "SELECT 0");

  to.target.credentials->password = Secret("other");
  CHECK(log_in(to));
  CHECK(peer.asked().back() == "AUTH other");
  CHECK(peer.asked().size() == 4);
}

TEST_CASE("an error to AUTH ends the login there, with its fault") {
  CHECK(refused_by("-WRONGPASS invalid username-password pair\r\n") ==
        "auth auth-rejected: WRONGPASS invalid username-password pair");
  CHECK(refused_by("-ERR invalid password\r\n") == "auth auth-rejected: ERR invalid password");
  CHECK(refused_by("-ERR Client sent AUTH, but no password is set\r\n") ==
        "auth auth-unneeded: ERR Client sent AUTH, but no password is set");
  CHECK(refused_by("-ERR max number of clients reached\r\n") ==
        "auth max-clients: ERR max number of clients reached");
  CHECK(refused_by(hang_up()) == "auth closed: the peer closed the connection");
}

TEST_CASE("a reply of the wrong type is not accepted as OK") {
  CHECK(refused_by(":1\r\n") == "auth unexpected-reply: got integer 1");
  CHECK(refused_by("$2\r\nOK\r\n") == R"(auth unexpected-reply: got bulk string "OK")");
  CHECK(refused_by("*0\r\n") == "auth unexpected-reply: got array of 0 elements");
  CHECK(refused_by(wire::nil) == "auth unexpected-reply: got nil");
}

TEST_CASE("no SELECT follows where AUTH was refused") {
  MemoryPeer peer{{"AUTH s3cret", "-WRONGPASS no\r\n"}, {"SELECT 2", "+OK\r\n"}};
  Target target = target_with_password("s3cret");
  target.database = 2;
  Connected to(peer, target);
  CHECK_FALSE(log_in(to));
  CHECK(peer.asked() == Commands{"AUTH s3cret"});
  CHECK(to.report.stopped_at == Rung::auth);
}

TEST_CASE("an error to SELECT is the database's, unless its word says otherwise") {
  CHECK(select_refused_by("-ERR DB index is out of range\r\n") ==
        "select db-rejected: ERR DB index is out of range");
  CHECK(select_refused_by("-NOAUTH Authentication required.\r\n") ==
        "select auth-required: NOAUTH Authentication required.");
  CHECK(select_refused_by("-NOPERM no permissions\r\n") ==
        "select no-permission: NOPERM no permissions");
  CHECK(select_refused_by(silence()) ==
        "select reply-timeout: nothing received within 60 s (--read-timeout)");
}

TEST_CASE("a reply that holds the password is withheld whole") {
  CHECK(refused_by("-ERR unknown command 'AUTH s3cret'\r\n") ==
        "auth auth-unsupported: (withheld)");
  CHECK(refused_by("-ERR unknown command 'AUTH', with args beginning with: 's3cr'\r\n") ==
        "auth auth-unsupported: (withheld)");
  CHECK(refused_by("$6\r\ns3cret\r\n") == "auth unexpected-reply: got (withheld)");
}

TEST_CASE("text from other services is not quoted, cut or not") {
  CHECK(refused_by("HTTP/1.1 400 s3cr\r\n") == "auth not-redis: it looks like an HTTP server");
}

TEST_CASE("a fault is told by its word even if the reply is withheld") {
  CHECK(refused_by("-NOAUTH Authentication required.\r\n", "required") ==
        "auth auth-required: (withheld)");
  CHECK(refused_by("-ERR no such thing\r\n", "ERR") == "auth error-reply: (withheld)");
  CHECK(refused_by(hang_up(), "peer") == "auth closed: the peer closed the connection");
}

TEST_CASE("only a status PONG is a PONG") {
  CHECK(ping_outcome("+PONG\r\n").empty());
  CHECK(ping_outcome("+OK\r\n") == R"(ping unexpected-reply: got status "OK")");
  CHECK(ping_outcome("$4\r\nPONG\r\n") == R"(ping unexpected-reply: got bulk string "PONG")");
  CHECK(ping_outcome("-LOADING Redis is loading\r\n") == "ping loading: LOADING Redis is loading");
  CHECK(ping_outcome("-BUSY running a script\r\n") == "ping busy: BUSY running a script");
  CHECK(ping_outcome("-MASTERDOWN Link with MASTER is down\r\n") ==
        "ping master-down: MASTERDOWN Link with MASTER is down");
  CHECK(ping_outcome(fail(104)) == "ping reset: Connection reset by peer");
}

TEST_CASE("the times of the rungs add up to the total") {
  MemoryPeer peer{{"AUTH s3cret", "+OK\r\n"}, {"SELECT 2", "+OK\r\n"}, {"PING", "+PONG\r\n"}};
  Target target = target_with_password("s3cret");
  target.database = 2;
  Connected to(peer, target);
  CHECK(log_in(to));
  CHECK_FALSE(run(ping(to.target, to.kept.session, to.timer, ample_budget())));
  Duration sum{};
  for (const Rung rung : {Rung::auth, Rung::select, Rung::ping}) {
    sum += to.report.times.at(static_cast<std::size_t>(rung)).value();
  }
  CHECK(sum == to.report.total);
}
