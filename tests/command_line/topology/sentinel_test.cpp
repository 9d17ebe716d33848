// rconn topology: real Sentinels and plain replication, healthy, and broken in one way at a time.

#include <csignal>

#include "command_line/expect.hpp"
#include "command_line/topology/views.hpp"
#include "support/eventually.hpp"
#include "support/redis_fleet.hpp"

using namespace support;

namespace {

Outcome topology(const RedisServer& server, const Words& more = {}) {
  return run_rconn(joined({"topology", server.at(), "--read-timeout", "1"}, more));
}

void check_named(const Outcome& outcome, const std::string& fault, int exit,
                 const std::string& detail) {
  INFO(outcome.out << outcome.err);
  CHECK(outcome.exit == exit);
  CHECK(is_told(outcome.err, fault));
  CHECK_THAT(outcome.err, ContainsSubstring(detail));
}

}  // namespace

TEST_CASE("a Sentinel lists master, replicas and other Sentinels, and all are probed") {
  SentinelTrio trio;
  const Outcome text = topology(trio.sentinel(0));
  INFO(text.out << text.err);
  CHECK(text.exit == 0);
  CHECK(text.err.empty());
  CHECK_THAT(text.out, StartsWith("Sentinel: 1 master, 2 replicas, 3 Sentinels"));
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK_THAT(text.out, ContainsSubstring(trio.server(i).at() + "  ok"));
    CHECK_THAT(text.out, ContainsSubstring(trio.sentinel(i).at() + "  ok"));
  }
  const auto report = report_of(topology(trio.sentinel(0), {"-o", "json", "--master", "prime"}));
  CHECK(report["topology"]["kind"] == "sentinel");
  CHECK(report["topology"]["members"].size() == 6);
  CHECK(topology(trio.sentinel(0), {"--master", "nobody"}).exit == 1);

  SECTION("a master demoted without the Sentinels is reported") {
    ask_redis(trio.server(0).port(),
              {"REPLICAOF", "127.0.0.1", std::to_string(trio.server(1).port())});
    check_named(topology(trio.sentinel(0)), "not-master", 1, trio.server(0).at());
  }
  SECTION("an unreachable quorum is reported in Sentinel's words") {
    trio.sentinel(1).process().signal(SIGKILL);
    trio.sentinel(2).process().signal(SIGKILL);
    REQUIRE(eventually([&] {
      return ask_redis(trio.sentinel(0).port(), {"SENTINEL", "CKQUORUM", "prime"})
          .starts_with("NOQUORUM");
    }));
    check_named(topology(trio.sentinel(0)), "quorum-unreachable", 2, "NOQUORUM");
  }
  SECTION("a failover in progress is reported") {
    trio.server(1).process().signal(SIGSTOP);
    trio.server(2).process().signal(SIGSTOP);
    CHECK(ask_redis(trio.sentinel(0).port(), {"SENTINEL", "FAILOVER", "prime"}) == "OK");
    check_named(topology(trio.sentinel(0)), "failover", 2, "prime");
    trio.server(1).process().signal(SIGCONT);
    trio.server(2).process().signal(SIGCONT);
  }
}

TEST_CASE("a Sentinel with another view of the master is reported") {
  SentinelTrio trio;
  const RedisServer& deluded = trio.add_deluded_sentinel();
  REQUIRE(eventually([&] {
    return ask_redis(trio.sentinel(0).port(), {"SENTINEL", "SENTINELS", "prime"})
               .find("\n" + std::to_string(deluded.port()) + "\n") != std::string::npos;
  }));
  check_named(topology(trio.sentinel(0)), "views-differ", 1, deluded.at());
}

TEST_CASE("a replica is found from its master and a master from its replica") {
  const RedisServer master;
  const std::string address = "127.0.0.1 " + std::to_string(master.port());
  const auto linked = [](const RedisServer& replica) {
    return ask_redis(replica.port(), {"INFO", "replication"}).find("master_link_status:up") !=
           std::string::npos;
  };
  SECTION("a healthy replication has no problems") {
    const RedisServer replica({"--replicaof", address});
    REQUIRE(eventually([&] { return linked(replica); }));
    for (const RedisServer* server : {&master, &replica}) {
      const Outcome text = topology(*server);
      INFO(text.out << text.err);
      CHECK(text.exit == 0);
      CHECK_THAT(text.out, StartsWith("Replication: 1 master, 1 replica"));
    }
    CHECK(topology(replica, {"--expect", "role=master"}).exit == 1);
  }
  SECTION("the replica announces an unreachable address") {
    const RedisServer replica({"--replicaof", address, "--replica-announce-ip", "127.0.0.9"});
    REQUIRE(eventually([&] { return linked(replica); }));
    check_named(topology(master), "refused", 2, "replica-announce-ip");
  }
  SECTION("the replica has the wrong master's address") {
    const RedisServer replica({"--replicaof", "127.0.0.1 1"});
    const Outcome outcome = topology(replica);
    check_named(outcome, "link-down", 2, "127.0.0.1:1");
    check_named(outcome, "refused", 2, "127.0.0.1:1");
  }
}
