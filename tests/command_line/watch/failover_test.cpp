// rconn watch: the failover meter, with real Sentinels and real replication. The test knows which
// server was the master when, and what it had acknowledged.

#include <csignal>

#include "command_line/watch/failover.hpp"
#include "support/eventually.hpp"
#include "support/redis_fleet.hpp"

using namespace support;
using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

constexpr const char* key = "rconn:watch";

// The words of a watch through the Sentinels that writes.
Words through(SentinelTrio& trio, const Words& more = {}) {
  return joined({trio.sentinel(0).at(), "--master", "prime", "--write-key", key}, more);
}

bool is_master(const RedisServer& server) {
  return ask_redis(server.port(), {"ROLE"}).starts_with("master");
}

// The one of servers 1 and 2 that became the master.
std::size_t promoted(SentinelTrio& trio) {
  for (const std::size_t i : {1, 2}) {
    if (is_master(trio.server(i))) return i;
  }
  return 0;
}

// Waits for some acknowledged writes.
void wait_for_writes(const RedisServer& server, long more = 3) {
  const long before = last_number(server.port(), key);
  REQUIRE(eventually([&] { return last_number(server.port(), key) >= before + more; }));
}

}  // namespace

TEST_CASE("a master that is killed is followed by the one that the Sentinels promote") {
  SentinelTrio trio;
  Watch watch(through(trio, {"--fresh"}));
  wait_for_writes(trio.server(0));
  const auto began = steady_clock::now();
  trio.server(0).process().signal(SIGKILL);
  watch.tells("\"event\":\"master-changed\"");
  REQUIRE(eventually([&] { return promoted(trio) != 0; }));
  const RedisServer& next = trio.server(promoted(trio));
  wait_for_writes(next);
  const auto ended = steady_clock::now();
  const long last = last_number(next.port(), key);
  const Watched watched = watch.stop();
  const Json failover = failover_in(watched);
  check_moments(failover, trio.server(0).at(), next.at());
  INFO(watched.summary.dump());
  // A busy machine may have kept rconn from seeing the error while it was the only news.
  if (watched.summary["paused"].number() == 0) {
    CHECK(failover["first_error"].number() <= failover["first_contact"].number());
  }
  CHECK(failover["old_master_demoted"].is_null());
  const double without = failover["without_writes"].number();
  CHECK(without > 0.5);  // down-after-milliseconds is 1000
  CHECK(without <= std::chrono::duration<double>(ended - began).count() + 0.2);
  const Json writes = writes_in(watched);
  CHECK(writes["acknowledged"].integer() + writes["unanswered"].integer() >= last);
  CHECK(writes["refused"] == 0);
  CHECK(writes["unread"].is_null());
  for (const char* view : {"held", "fresh", "write"}) {
    CHECK(watched.summary["targets"][0]["views"][view]["failed"].integer() > 0);
  }
}

TEST_CASE("a master that freezes loses its place, and is demoted when it is back") {
  SentinelTrio trio;
  Watch watch(through(trio));
  wait_for_writes(trio.server(0));
  trio.server(0).process().signal(SIGSTOP);
  watch.tells("\"event\":\"master-changed\"");
  const RedisServer& next = trio.server(promoted(trio));
  wait_for_writes(next);
  trio.server(0).process().signal(SIGCONT);
  watch.tells("\"event\":\"demoted\"");
  const Watched watched = watch.stop();
  const Json failover = failover_in(watched);
  check_moments(failover, trio.server(0).at(), next.at());
  CHECK(failover["old_master_demoted"].number() > failover["first_acknowledged_write"].number());
  const Json writes = writes_in(watched);
  CHECK(writes["lost"] == 0);  // what the frozen one had acknowledged was replicated
  CHECK(writes["unanswered"].integer() > 0);
}

TEST_CASE("without a write key a failover has the moments of the probes") {
  SentinelTrio trio;
  Watch watch({trio.sentinel(1).at()});
  watch.settles();
  trio.server(0).process().signal(SIGKILL);
  watch.tells("\"event\":\"master-changed\"");
  watch.tells("\"event\":\"up\"");
  const Watched watched = watch.stop();
  const Json failover = failover_in(watched);
  CHECK(failover["from"]["address"] == trio.server(0).at());
  CHECK_FALSE(failover["first_error"].is_null());
  CHECK(failover["last_acknowledged_write"].is_null());
  CHECK(writes_in(watched).is_null());
  CHECK(watched.summary["targets"][0]["address"] == failover["to"]["address"]);
}

TEST_CASE("the other Sentinels are asked when the one that was named dies with the master") {
  SentinelTrio trio;
  Watch watch(through(trio));
  wait_for_writes(trio.server(0));
  trio.sentinel(0).process().signal(SIGKILL);
  trio.server(0).process().signal(SIGKILL);
  watch.tells("\"event\":\"master-changed\"");
  REQUIRE(eventually([&] { return promoted(trio) != 0; }));
  wait_for_writes(trio.server(promoted(trio)));
  check_moments(failover_in(watch.stop()), trio.server(0).at(), trio.server(promoted(trio)).at());
}

namespace {

// A master, and a replica that is in step with it.
struct Pair {
  RedisServer master;
  RedisServer replica{{"--replicaof", "127.0.0.1 " + std::to_string(master.port()),
                       "--repl-diskless-sync-delay", "0"}};

  Pair() {
    REQUIRE(eventually([this] {
      return ask_redis(replica.port(), {"INFO", "replication"}).find("master_link_status:up") !=
             std::string::npos;
    }));
  }
};

}  // namespace

TEST_CASE("FAILOVER loses no write, and the demoted master is seen") {
  Pair pair;
  Watch watch({pair.master.at(), "--write-key", key});
  wait_for_writes(pair.master);
  REQUIRE(ask_redis(pair.master.port(), {"FAILOVER"}) == "OK");
  watch.tells("\"event\":\"master-changed\"");
  watch.tells("\"event\":\"demoted\"");
  wait_for_writes(pair.replica);
  const Watched watched = watch.stop();
  const Json failover = failover_in(watched);
  check_moments(failover, pair.master.at(), pair.replica.at());
  CHECK_FALSE(failover["old_master_demoted"].is_null());
  const Json writes = writes_in(watched);
  CHECK(writes["lost"] == 0);
  CHECK(writes["unread"].is_null());
}

TEST_CASE("a replica that is named leads to its master, and to the next one") {
  Pair pair;
  Watch watch({pair.replica.at(), "--write-key", key});
  wait_for_writes(pair.master);
  ask_redis(pair.replica.port(), {"REPLICAOF", "NO", "ONE"});
  ask_redis(pair.master.port(), {"REPLICAOF", "127.0.0.1", std::to_string(pair.replica.port())});
  watch.tells("\"event\":\"master-changed\"");
  wait_for_writes(pair.replica);
  check_moments(failover_in(watch.stop()), pair.master.at(), pair.replica.at());
}

TEST_CASE("a master that takes no writes is a partial outage") {
  RedisServer server;
  Watch watch({server.at(), "--write-key", key});
  wait_for_writes(server);
  ask_redis(server.port(), {"REPLICAOF", "127.0.0.1", "1"});
  watch.tells("\"fault\":\"read-only\"");
  ask_redis(server.port(), {"REPLICAOF", "NO", "ONE"});
  watch.tells("\"event\":\"up\"");
  const Watched watched = watch.stop();
  const auto outages = outages_of(watched);
  REQUIRE(outages.size() == 1);
  CHECK(outages[0]["partial"] == true);
  CHECK(outages[0]["faults"] == std::vector<std::string>{"read-only"});
  CHECK(writes_in(watched)["refused"].integer() > 0);
  CHECK(writes_in(watched)["lost"] == 0);
}
