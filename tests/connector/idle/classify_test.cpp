#include "connector/idle/classify.hpp"

#include "support/catch.hpp"

using namespace rconn;

namespace {

IdleBreak broken(Fault fault, bool in_use) {
  return {.failure = {fault, {}}, .in_use = in_use, .path = PathFacts{}, .server_answers = true};
}

}  // namespace

TEST_CASE("the end of a silent connection is told from that of one that is used") {
  CHECK(classify(broken(Fault::closed, false)) == IdleEnd::closed);
  CHECK(classify(broken(Fault::closed, true)) == IdleEnd::closed_on_use);
  CHECK(classify(broken(Fault::reset, false)) == IdleEnd::reset);
  CHECK(classify(broken(Fault::reset, true)) == IdleEnd::reset_on_use);
}

TEST_CASE("silence is told by what was acknowledged") {
  IdleBreak seen = broken(Fault::reply_timeout, true);
  CHECK(classify(seen) == IdleEnd::unanswered);
  seen.path->unacknowledged = 1;
  CHECK(classify(seen) == IdleEnd::unacknowledged);
  seen.path.reset();
  CHECK(classify(seen) == IdleEnd::no_reply);
}

TEST_CASE("keepalives that nobody acknowledges show that the connection is forgotten") {
  IdleBreak seen = broken(Fault::reset, false);
  seen.keepalive_gave_up = true;
  CHECK(classify(seen) == IdleEnd::unacknowledged);
}

TEST_CASE("a server that is down or new is never taken for one that cuts idle connections") {
  for (const Fault fault : {Fault::closed, Fault::reset, Fault::reply_timeout}) {
    IdleBreak seen = broken(fault, true);
    seen.server_answers = false;
    CHECK(classify(seen) == IdleEnd::server_down);
    seen.server_answers = seen.server_is_new = true;
    CHECK(classify(seen) == IdleEnd::restarted);
  }
}

TEST_CASE("an interrupted connection is neither cut nor alive") {
  CHECK(classify(broken(Fault::interrupted, false)) == IdleEnd::pending);
}

TEST_CASE("an error as the answer, and words unasked for, have ends of their own") {
  IdleBreak seen = broken(Fault::auth_required, true);
  seen.answered = true;
  CHECK(classify(seen) == IdleEnd::error_reply);
  seen.in_use = false;
  CHECK(classify(seen) == IdleEnd::closed_with_error);
  CHECK(classify(broken(Fault::protocol_error, false)) == IdleEnd::spoke);
}

TEST_CASE("a connection that failed while a new one was slow or failed first tells nothing") {
  IdleBreak seen = broken(Fault::reply_timeout, true);
  seen.is_slow = true;
  CHECK(classify(seen) == IdleEnd::stalled);
  seen = broken(Fault::closed, false);
  seen.is_slow = true;
  CHECK(classify(seen) == IdleEnd::closed);
  seen.was_down = true;
  CHECK(classify(seen) == IdleEnd::stalled);
  seen.server_is_new = true;
  CHECK(classify(seen) == IdleEnd::restarted);
}

TEST_CASE("a server that refuses new connections is not one that is down") {
  IdleBreak seen = broken(Fault::closed, false);
  seen.server_answers = false;
  seen.turned_away = true;
  CHECK(classify(seen) == IdleEnd::turned_away);
}
