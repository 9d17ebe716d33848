#include "connector/ladder/expectation/evaluate_expectations.hpp"

#include "cli/options/condition.hpp"
#include "connector/ladder/connected.hpp"
#include "connector/values/evidence.hpp"
#include "support/catch.hpp"
#include "support/wire.hpp"

using namespace rconn;
using namespace support;
using Commands = std::vector<std::string>;

namespace {

Target expecting(const std::vector<std::string>& conditions, Target target = {}) {
  for (const std::string& condition : conditions) {
    target.expectations.push_back(cli::parse_condition(condition).value());
  }
  return target;
}

// `failed`: the rung before that failed.
std::string outcome(Connected& to, const RungFailure* failed = nullptr) {
  run(evaluate_expectations(to.target, to.kept.session, to.timer, ample_budget(), failed,
                            LinkConditions::everywhere));
  CHECK(to.has_time(Rung::expectation));
  return to.outcome();
}

Answer replica() {
  return wire::bulks({"version", "7.2.4", "mode", "standalone", "role", "slave"});
}

}  // namespace

TEST_CASE("if all conditions hold there is no failure and each is in the report") {
  MemoryPeer peer{{"HELLO", replica()}};
  Connected to(peer, expecting({"pong", "role=replica", "version>=7"}));
  CHECK(outcome(to).empty());
  REQUIRE(to.report.expectations.size() == 3);
  CHECK(to.report.expectations[1].condition == "role=replica");
  CHECK(to.report.expectations[1].found == "replica");
  CHECK(peer.asked() == Commands{"HELLO"});
}

TEST_CASE("all conditions are evaluated, and the failure tells each that is not met") {
  MemoryPeer peer{{"HELLO", replica()}};
  Connected to(peer, expecting({"mode=standalone", "role=master", "version<7", "alive"}));
  CHECK_THAT(outcome(to), StartsWith("expectation condition-unmet: role=master: found replica; "
                                     "version<7: found "));
  REQUIRE(to.report.expectations.size() == 4);
  CHECK_FALSE(to.report.expectations[2].met);
  CHECK(to.report.expectations[3].met);
}

TEST_CASE("for a role that is not met one more question shows who the master is") {
  MemoryPeer peer{{"HELLO", replica()},
                  {"INFO replication",
                   wire::bulk("role:slave\r\nmaster_host:192.0.2.1\r\nmaster_port:6380\r\n")}};
  Connected to(peer, expecting({"role=master"}));
  CHECK(outcome(to) == "expectation condition-unmet: role=master: found replica");
  CHECK(peer.asked() == Commands{"HELLO", "INFO replication"});
  CHECK(to.report.evidence->state.master == "192.0.2.1:6380");
}

TEST_CASE("the command that was refused is in the evidence, with its key") {
  MemoryPeer peer{{"EXISTS k", "-NOPERM no permissions\r\n"}, {"ROLE", "-NOPERM no\r\n"}};
  Connected to(peer, expecting({"key=k"}));
  static_cast<void>(outcome(to));
  REQUIRE(to.report.evidence->command);
  CHECK(to.report.evidence->command->command == "EXISTS");
  CHECK(to.report.evidence->command->key == "k");
  MemoryPeer other{{"ROLE", "-NOPERM no\r\n"}, {"INFO replication", "-NOPERM no\r\n"}};
  Connected to_other(other, expecting({"link=up"}));
  static_cast<void>(outcome(to_other));
  CHECK(to_other.report.evidence->command->command == "INFO replication");
}

TEST_CASE("conditions that hold override an error reply to PING") {
  MemoryPeer peer{{"HELLO", replica()}};
  Connected to(peer, expecting({"alive", "role=replica"}));
  RungFailure failed = to.timer.rung_failed(Rung::ping, {Fault::master_down, "MASTERDOWN"});
  failed.redis_answered = true;
  CHECK(outcome(to, &failed).empty());
}

TEST_CASE("a missing PONG that is expected keeps its fault") {
  MemoryPeer peer{{"HELLO", replica()}};
  Connected to(peer, expecting({"role=replica", "pong"}));
  const RungFailure failed = to.timer.rung_failed(Rung::ping, {Fault::busy, "BUSY a script runs"});
  CHECK(outcome(to, &failed) == "ping busy: BUSY a script runs");
}

TEST_CASE("a condition without permission is not reported as unmet") {
  MemoryPeer peer{{"EXISTS k", "-NOPERM no permissions\r\n"}};
  Connected to(peer, expecting({"key=k"}));
  CHECK(outcome(to) ==
        "expectation no-permission: key=k cannot be evaluated: NOPERM no permissions");
  CHECK(to.report.expectations.empty());
}

TEST_CASE("after a session breaks no command is sent and earlier results are kept") {
  MemoryPeer peer{{"EXISTS a", ":1\r\n"}, {"EXISTS b", hang_up()}, {"EXISTS c", ":1\r\n"}};
  Connected to(peer, expecting({"key=a", "key=b", "key=c"}));
  CHECK(outcome(to) ==
        "expectation closed: key=b cannot be evaluated: the peer closed the connection");
  CHECK(to.report.expectations.size() == 1);
  CHECK(peer.asked() == Commands{"EXISTS a", "EXISTS b"});
}

TEST_CASE("an error reply before the server closes decides the fault") {
  MemoryPeer peer{{"EXISTS a", hang_up()}};
  Connected to(peer, expecting({"key=a"}));
  const RungFailure failed =
      to.timer.rung_failed(Rung::ping, {Fault::max_clients, "ERR max number of clients reached"});
  CHECK(outcome(to, &failed) == "ping max-clients: ERR max number of clients reached");
}

TEST_CASE("a value that holds the password is withheld before it is cut") {
  MemoryPeer peer{{"GET k", wire::bulk(std::string(97, 'a') + "s3cret")}};
  Connected to(peer, expecting({"key=k~^b"}, target_with_password("s3cret")));
  CHECK(outcome(to) == "expectation condition-unmet: key=k~^b: found (withheld)");
  MemoryPeer longer{{"GET k", wire::bulk(std::string(98, 'a') + "s3cret")}};
  Connected to_longer(longer, expecting({"key=k~^b"}, target_with_password("s3cret")));
  CHECK(outcome(to_longer) == "expectation condition-unmet: key=k~^b: found (withheld)");
}

TEST_CASE("what rconn says itself about a condition stays, whatever the password") {
  MemoryPeer peer{{"EXISTS k", ":0\r\n"}};
  Connected to(peer, expecting({"key=k"}, target_with_password("key")));
  CHECK(outcome(to) == "expectation condition-unmet: key=k: found no such key");
}

TEST_CASE("an error reply that holds the password is withheld and other services are not quoted") {
  MemoryPeer peer{{"EXISTS k", "-ERR unknown command after AUTH s3cret\r\n"}};
  Connected to(peer, expecting({"key=k"}, target_with_password("s3cret")));
  CHECK(outcome(to) == "expectation error-reply: key=k cannot be evaluated: (withheld)");
  MemoryPeer stranger{{"EXISTS k", "HTTP/1.1 400 s3cr\r\n"}};
  Connected to_stranger(stranger, expecting({"key=k"}, target_with_password("s3cret")));
  CHECK(outcome(to_stranger) ==
        "expectation not-redis: key=k cannot be evaluated: it looks like an HTTP server");
}

TEST_CASE("a value found is cut after 100 bytes") {
  for (const std::size_t size : {std::size_t{100}, std::size_t{101}}) {
    const std::string value(size, 'v');
    MemoryPeer peer{{"GET k", wire::bulk(value)}};
    Connected to(peer, expecting({"key=k~v"}));
    CHECK(outcome(to).empty());
    CHECK(to.report.expectations[0].found == (size > 100 ? value.substr(0, 100) + "..." : value));
  }
}
