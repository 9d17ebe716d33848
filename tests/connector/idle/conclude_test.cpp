#include "connector/idle/conclude.hpp"

#include "connector/idle/samples.hpp"
#include "support/catch.hpp"

using namespace rconn;
using namespace std::chrono_literals;

namespace {

using Samples = std::vector<IdleSample>;
constexpr auto silent = IdleArm::silent;
constexpr auto keepalive = IdleArm::keepalive;
constexpr auto pinged = IdleArm::ping;
constexpr auto subscribed = IdleArm::subscribed;

IdleCause cause_of(Samples samples, std::optional<std::int64_t> timeout = {}) {
  IdleRecord record;
  record.server.timeout = timeout;
  if (!samples.empty()) record.server.run_id = samples.front().server;
  record.samples = std::move(samples);
  conclude(record);
  REQUIRE(record.finding);
  return record.finding->cause;
}

Helps helps(const IdleRecord& record, IdleArm arm) {
  return record.helps.at(static_cast<std::size_t>(arm));
}

}  // namespace

TEST_CASE("the boundary lies between the longest that was survived and the shortest that was not") {
  const IdleRecord record =
      concluded({ok(silent, 10), ok(silent, 240), sample(silent, 245, IdleEnd::unacknowledged),
                 sample(silent, 600, IdleEnd::unacknowledged)});
  const IdleBoundary& boundary = record.boundary(silent);
  CHECK(boundary.survived == 240s);
  CHECK(boundary.cut_from == 245s);
  CHECK_FALSE(boundary.exact);
  CHECK_FALSE(boundary.mixed);
  CHECK(record.safe_silence == 160s);
  CHECK(record.finding->cause == IdleCause::forgotten_dropped);
}

TEST_CASE("two results for the same age are no boundary") {
  const IdleRecord record =
      concluded({ok(silent, 10), sample(silent, 60, IdleEnd::unacknowledged), ok(silent, 300)});
  CHECK(record.boundary(silent).mixed);
  CHECK(record.finding->cause == IdleCause::mixed_results);
  CHECK(record.safe_silence == IdleTime{});
  CHECK(concluded({ok(silent, 61), sample(silent, 60, IdleEnd::unacknowledged)})
            .boundary(silent)
            .mixed == false);
}

TEST_CASE("a server's own timeout is proven by its setting and by when it closed") {
  const Samples closed{ok(silent, 100), sample(silent, 301.4, IdleEnd::closed),
                       sample(silent, 300.8, IdleEnd::closed)};
  CHECK(cause_of(closed, 300) == IdleCause::server_timeout);
  CHECK(cause_of(closed, 0) == IdleCause::closed_on_the_way);
  CHECK(cause_of(closed, 200) == IdleCause::closed_on_the_way);
  CHECK(cause_of(closed, 600) == IdleCause::closed_on_the_way);
  CHECK(cause_of(closed) == IdleCause::closed_by_peer);
}

TEST_CASE("a server's timeout bounds the safe silence, though it spares a connection for longer") {
  IdleRecord record;
  record.server.timeout = 3;
  record.samples = {ok(silent, 4.6), sample(silent, 4.7, IdleEnd::closed)};
  conclude(record);
  REQUIRE(record.finding->cause == IdleCause::server_timeout);
  CHECK(record.safe_silence == 2s);
}

TEST_CASE("a setting that may not be read is guessed by what subscribers show") {
  Samples samples{sample(silent, 300.8, IdleEnd::closed), ok(subscribed, 600)};
  CHECK(cause_of(samples) == IdleCause::server_timeout);
  samples.back() = sample(subscribed, 300.5, IdleEnd::closed);
  CHECK(cause_of(samples) == IdleCause::closed_on_the_way);
}

TEST_CASE("each way of cutting has a cause") {
  const auto of = [](IdleEnd end) { return cause_of({ok(silent, 10), sample(silent, 60, end)}); };
  CHECK(of(IdleEnd::reset) == IdleCause::reset_while_silent);
  CHECK(of(IdleEnd::reset_on_use) == IdleCause::forgotten_rejected);
  CHECK(of(IdleEnd::closed_on_use) == IdleCause::closed_on_the_way);
  CHECK(of(IdleEnd::unacknowledged) == IdleCause::forgotten_dropped);
  CHECK(of(IdleEnd::no_reply) == IdleCause::forgotten_dropped);
  CHECK(of(IdleEnd::unanswered) == IdleCause::lost_behind_proxy);
  CHECK(of(IdleEnd::error_reply) == IdleCause::answered_with_error);
}

TEST_CASE("what resets connections in spite of keepalives ends TCP connections itself") {
  CHECK(cause_of({sample(silent, 60, IdleEnd::reset), sample(keepalive, 60, IdleEnd::reset, 10),
                  ok(pinged, 60, 10)}) == IdleCause::reset_by_proxy);
  CHECK(cause_of({sample(silent, 60, IdleEnd::reset), ok(keepalive, 60, 10), ok(pinged, 60, 10)}) ==
        IdleCause::reset_while_silent);
}

TEST_CASE("connections that are cut though they are used have a limited lifetime") {
  CHECK(cause_of({ok(silent, 30), sample(silent, 60, IdleEnd::closed), ok(pinged, 30, 5),
                  sample(pinged, 60, IdleEnd::closed, 5)}) == IdleCause::connection_lifetime);
  CHECK(cause_of({ok(silent, 30), sample(silent, 60, IdleEnd::closed), ok(pinged, 120, 5)}) !=
        IdleCause::connection_lifetime);
}

TEST_CASE("only what outlived the silent connections is seen to help") {
  const IdleRecord record = concluded({ok(silent, 30), sample(silent, 60, IdleEnd::unacknowledged),
                                       ok(keepalive, 30, 5), ok(pinged, 90, 5), ok(pinged, 60, 10),
                                       sample(subscribed, 60, IdleEnd::unacknowledged)});
  CHECK(helps(record, keepalive) == Helps::unknown);
  CHECK(helps(record, pinged) == Helps::yes);
  CHECK(helps(record, subscribed) == Helps::no);
  CHECK(record.interval_that_helps.at(static_cast<std::size_t>(pinged)) == 10s);
}

TEST_CASE("one that was kept busy and was cut shows that this does not help") {
  const IdleRecord record = concluded({sample(silent, 60, IdleEnd::closed), ok(pinged, 90, 5),
                                       sample(pinged, 120, IdleEnd::closed, 5)});
  CHECK(helps(record, pinged) == Helps::no);
}

TEST_CASE("pings that came too seldom tell nothing") {
  const IdleRecord record = concluded({ok(silent, 30), sample(silent, 60, IdleEnd::closed),
                                       sample(pinged, 61, IdleEnd::closed, 60),
                                       sample(keepalive, 61, IdleEnd::closed, 60)});
  CHECK(helps(record, pinged) == Helps::unknown);
  CHECK(helps(record, keepalive) == Helps::unknown);
  CHECK(record.finding->cause == IdleCause::closed_by_peer);
}

TEST_CASE("servers behind one address that differ are told as such") {
  Samples samples{sample(silent, 61, IdleEnd::closed), ok(silent, 120), ok(silent, 30)};
  samples[0].server = "a";
  samples[1].server = "b";
  samples[2].server = "a";
  CHECK(cause_of(samples, 0) == IdleCause::servers_differ);
  samples.push_back(sample(silent, 180, IdleEnd::closed));
  samples.back().server = "b";
  CHECK(cause_of(samples, 0) == IdleCause::servers_differ);
  // What one may survive because nobody has looked yet is no difference.
  samples = {sample(silent, 61, IdleEnd::closed), ok(silent, 62), ok(silent, 30)};
  samples[0].server = "a";
  samples[1].server = "b";
  CHECK(cause_of(samples, 0) == IdleCause::closed_on_the_way);
}

TEST_CASE("the setting of one server says nothing of another behind the same address") {
  IdleRecord record;
  record.server.timeout = 0;
  record.server.run_id = "b";
  record.samples = {sample(silent, 61, IdleEnd::closed), ok(silent, 30)};
  record.samples[0].server = "a";
  conclude(record);
  CHECK(record.finding->cause == IdleCause::closed_by_peer);
}

TEST_CASE("a connection that is cut in spite of keepalives shows a difference, too") {
  Samples samples{sample(keepalive, 61, IdleEnd::closed, 10), ok(silent, 120)};
  samples[0].server = "a";
  samples[1].server = "b";
  CHECK(cause_of(samples, 0) == IdleCause::servers_differ);
}

TEST_CASE("a server that was down or restarted tells nothing about silence") {
  CHECK(cause_of({ok(silent, 10), sample(silent, 60, IdleEnd::server_down)}) ==
        IdleCause::server_down);
  CHECK(cause_of({ok(silent, 10), sample(silent, 60, IdleEnd::restarted)}) ==
        IdleCause::server_restarted);
}

TEST_CASE("without a cut there is no cause, and nothing is known to help") {
  const IdleRecord record =
      concluded({ok(silent, 10), ok(pinged, 10, 5), sample(silent, 60, IdleEnd::pending)});
  CHECK_FALSE(record.finding);
  CHECK(helps(record, pinged) == Helps::unknown);
  CHECK(record.boundary(silent).pending == 1);
}

TEST_CASE("used connections that fail along with silent ones show a stall, not a cut") {
  for (const IdleEnd end : {IdleEnd::unanswered, IdleEnd::unacknowledged, IdleEnd::no_reply}) {
    IdleRecord record = concluded(
        {opened_at(0, ok(silent, 2)), opened_at(0.01, sample(silent, 5, end)),
         opened_at(0.02, sample(keepalive, 5, end, 1)), opened_at(0.04, sample(pinged, 4, end, 1)),
         opened_at(0.05, sample(subscribed, 5, end))});
    CHECK(record.cut() == 0);
    CHECK(record.boundary(silent).unclear == 1);
    CHECK(record.finding->cause == IdleCause::server_stalled);
    CHECK(record.safe_silence == IdleTime{});
    conclude(record);
    CHECK(record.finding->cause == IdleCause::server_stalled);
  }
}

TEST_CASE("a stall that only a used connection met is no cut") {
  const IdleRecord record = concluded({opened_at(0, ok(silent, 5)), opened_at(0, ok(subscribed, 5)),
                                       opened_at(0.04, sample(pinged, 4, IdleEnd::unanswered, 1))});
  CHECK(record.cut() == 0);
  CHECK(record.finding->cause == IdleCause::server_stalled);
}

TEST_CASE("a stall leaves what is cut at other times") {
  const IdleRecord record =
      concluded({opened_at(0, ok(silent, 10)), opened_at(0, ok(pinged, 90, 5)),
                 opened_at(0, sample(silent, 32, IdleEnd::unacknowledged)),
                 opened_at(0, sample(silent, 62, IdleEnd::unacknowledged)),
                 opened_at(0, sample(pinged, 60, IdleEnd::unacknowledged, 5))});
  CHECK(record.boundary(silent).cut == 1);
  CHECK(record.boundary(pinged).cut == 0);
  CHECK(record.finding->cause == IdleCause::forgotten_dropped);
}

TEST_CASE("an interval of PING that is cut itself shows no stall") {
  const IdleRecord record =
      concluded({opened_at(0, sample(silent, 2, IdleEnd::unacknowledged)),
                 opened_at(0, sample(pinged, 1, IdleEnd::unacknowledged, 1))});
  CHECK(record.boundary(silent).cut == 1);
}

TEST_CASE("used connections that are dropped at an age, at other times too, are cut") {
  const IdleRecord record = concluded({opened_at(0, ok(silent, 30)),
                                       opened_at(0, sample(pinged, 60, IdleEnd::no_reply, 5)),
                                       opened_at(0, sample(silent, 62, IdleEnd::no_reply)),
                                       opened_at(0, sample(silent, 92, IdleEnd::no_reply))});
  CHECK(record.boundary(pinged).cut == 1);
  CHECK(record.boundary(silent).cut == 2);
}

TEST_CASE("connections that all end at one moment, used or not, show an event") {
  Samples samples{opened_at(0.00, ok(silent, 2)),
                  opened_at(0.01, sample(silent, 3.991, IdleEnd::closed)),
                  opened_at(0.02, sample(keepalive, 3.980, IdleEnd::closed, 1)),
                  opened_at(0.03, sample(pinged, 3.970, IdleEnd::closed, 1)),
                  opened_at(0.04, sample(subscribed, 3.961, IdleEnd::closed))};
  const IdleRecord record = concluded(samples);
  CHECK(record.cut() == 0);
  CHECK(record.finding->cause == IdleCause::ended_together);
  CHECK(record.finding->certainty == Certainty::likely);
  // One that is used lives on: this is silence, though a server closes all of a second at once.
  samples[3] = opened_at(0.03, ok(pinged, 6, 1));
  CHECK(concluded(samples).boundary(silent).cut == 1);
}

TEST_CASE("connections that end at one age, at moments that differ, have a limited lifetime") {
  CHECK(
      cause_of({opened_at(0.00, ok(silent, 1)), opened_at(0.01, sample(silent, 2, IdleEnd::closed)),
                opened_at(0.02, sample(keepalive, 2.001, IdleEnd::closed, 1)),
                opened_at(0.03, sample(pinged, 2.002, IdleEnd::closed, 1)),
                opened_at(0.04, sample(subscribed, 2, IdleEnd::closed))}) ==
      IdleCause::connection_lifetime);
}

TEST_CASE("the longest age may be cut earlier than a shorter one lived") {
  const Samples samples{ok(silent, 2), ok(silent, 4), sample(silent, 3.01, IdleEnd::closed)};
  CHECK(cause_of(samples, 0) == IdleCause::mixed_results);
  CHECK(cause_of(samples, 2) == IdleCause::server_timeout);
}

TEST_CASE("a server's timeout is likely only if subscribed connections are cut, too") {
  IdleRecord record;
  record.server.timeout = 2;
  record.samples = {ok(silent, 1), sample(silent, 3, IdleEnd::closed),
                    sample(subscribed, 4, IdleEnd::closed)};
  conclude(record);
  CHECK(record.finding->cause == IdleCause::server_timeout);
  CHECK(record.finding->certainty == Certainty::likely);
}

TEST_CASE("an error in the silence is the moment of the end") {
  const IdleRecord record =
      concluded({ok(silent, 1), sample(silent, 2, IdleEnd::closed_with_error)});
  CHECK(record.finding->cause == IdleCause::closed_with_error);
  CHECK(record.boundary(silent).exact);
}
