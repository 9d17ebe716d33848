#include "cli/output/text/idle/idle_text.hpp"

#include <sstream>

#include "connector/idle/samples.hpp"
#include "support/catch.hpp"

using namespace rconn;
using namespace rconn::cli;

namespace {

constexpr auto silent = IdleArm::silent;

IdleRecord cut_by_nat() {
  IdleRecord record =
      concluded({ok(silent, 182), ok(silent, 240), sample(silent, 245, IdleEnd::unacknowledged),
                 ok(IdleArm::keepalive, 245, 60), ok(IdleArm::ping, 245, 60),
                 sample(IdleArm::subscribed, 245, IdleEnd::unacknowledged)});
  record.server.address = "10.0.0.1:6379";
  record.server.timeout = 0;
  return record;
}

}  // namespace

TEST_CASE("one read of the text tells the boundary, what keeps connections open, and why") {
  const std::string text = idle_text(cut_by_nat());
  CHECK_THAT(text, ContainsSubstring("silent connections are cut between 240 s and 245 s"));
  CHECK_THAT(text, ContainsSubstring("TCP keepalive every 60 s keeps connections open"));
  CHECK_THAT(text, ContainsSubstring("a PING every 60 s keeps connections open"));
  CHECK_THAT(text, ContainsSubstring("a subscription does not keep connections open"));
  CHECK_THAT(text, ContainsSubstring("likely cause: something on the way forgets"));
  CHECK_THAT(text, ContainsSubstring("set in your client:"));
}

TEST_CASE("ages that read the same have one row") {
  IdleRecord record = cut_by_nat();
  record.samples.push_back(ok(IdleArm::ping, 245.0004, 60));
  const std::string text = idle_text(record);
  CHECK(text.find("\n245 s") == text.rfind("\n245 s"));
}

TEST_CASE("lines of the text fit 80 columns") {
  std::istringstream lines(idle_text(cut_by_nat()));
  for (std::string line; std::getline(lines, line);) CHECK(line.size() < 80);
}

TEST_CASE("text from a server is escaped") {
  IdleRecord record = cut_by_nat();
  record.server.master = "\x1b[2J";
  CHECK(idle_text(record).find('\x1b') == std::string::npos);
}

TEST_CASE("a limit on connections is told before they are opened") {
  IdleRecord record;
  record.server.address = "10.0.0.1:6379";
  record.server.max_clients = 20;
  record.server.clients = 4;
  record.room.limit = IdleRoom::Limit::clients;
  record.room.wanted = 44;
  const std::string line = idle_begins(record, 8, std::chrono::seconds(1800));
  CHECK_THAT(line, ContainsSubstring("8 connections to 10.0.0.1:6379, for 1800 s"));
  CHECK_THAT(line, ContainsSubstring("4 of at most 20 clients are connected"));
  CHECK_THAT(line, ContainsSubstring("44 were wanted"));
  record.server.clients = 1;
  CHECK_THAT(idle_begins(record, 8, std::chrono::seconds(1800)),
             ContainsSubstring("1 of at most 20 clients is connected"));
}

TEST_CASE("what a peer says when it ends a connection is shown, escaped") {
  IdleSample ended = sample(silent, 2, IdleEnd::closed_with_error);
  ended.failure = Failure{Fault::error_reply, "ERR max idle time\x1b[2J"};
  const std::string text = idle_text(concluded({ok(silent, 1), ended}));
  CHECK_THAT(text, ContainsSubstring("ERR max idle time"));
  CHECK(text.find('\x1b') == std::string::npos);
}

TEST_CASE("without a single limit, only a connection that worked is told as one") {
  IdleRecord record = concluded(
      {ok(silent, 2), sample(silent, 3, IdleEnd::closed), sample(silent, 60, IdleEnd::closed)});
  CHECK_THAT(idle_text(record), ContainsSubstring("one was cut at 3 s, another only at 60 s"));
  record = concluded(
      {ok(silent, 40), sample(silent, 3, IdleEnd::closed), sample(silent, 60, IdleEnd::closed)});
  CHECK_THAT(idle_text(record), ContainsSubstring("another still worked\n  after 40 s"));
}

TEST_CASE("what else cuts subscribed connections is told beside the server's timeout") {
  IdleRecord record;
  record.server.timeout = 2;
  record.samples = {ok(silent, 1), sample(silent, 3, IdleEnd::closed),
                    sample(IdleArm::subscribed, 4, IdleEnd::closed)};
  conclude(record);
  const std::string text = idle_text(record);
  CHECK_THAT(text, ContainsSubstring("likely cause: the server closes clients"));
  CHECK_THAT(text, ContainsSubstring("else, at 4 s"));
}

TEST_CASE("a server that refuses new connections is not told as one that does not answer") {
  IdleSample ended = sample(silent, 2, IdleEnd::turned_away);
  ended.failure = Failure{Fault::auth_rejected, {}};
  const std::string text = idle_text(concluded({ok(silent, 1), ended}));
  CHECK_THAT(text, ContainsSubstring("cause: the server answers new connections, but refuses"));
  CHECK_THAT(text, ContainsSubstring("auth-rejected"));
}
