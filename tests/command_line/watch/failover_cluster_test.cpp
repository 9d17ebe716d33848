// rconn watch --write-key in a real Cluster: the writes follow the owner of the key's slot.

#include <csignal>

#include "command_line/watch/failover.hpp"
#include "support/eventually.hpp"
#include "support/redis_fleet.hpp"

using namespace support;

namespace {

constexpr const char* key = "{rconn}:watch";

RedisCluster cluster_that_fails_over() {
  return RedisCluster({"--cluster-replica-no-failover", "no", "--cluster-node-timeout", "1000",
                       "--cluster-replica-validity-factor", "0"});
}

// The node with the key's slot among the first three.
std::size_t owner(RedisCluster& cluster) {
  for (std::size_t i = 0; i < RedisCluster::masters; ++i) {
    if (!ask_redis(cluster.node(i).port(), {"GET", key}).starts_with("MOVED")) return i;
  }
  return RedisCluster::masters;
}

void wait_for_writes(const RedisServer& server, long more = 3) {
  const long before = last_number(server.port(), key);
  REQUIRE(eventually([&] { return last_number(server.port(), key) >= before + more; }));
}

}  // namespace

TEST_CASE("the owner of the key's slot in a Cluster is killed, and its replica takes over") {
  RedisCluster cluster = cluster_that_fails_over();
  const std::size_t master = owner(cluster);
  REQUIRE(master < RedisCluster::masters);
  const std::size_t named = (master + 1) % RedisCluster::masters;
  Watch watch({cluster.at(named), "--write-key", key});
  wait_for_writes(cluster.node(master));
  cluster.node(master).process().signal(SIGKILL);
  watch.tells("\"event\":\"master-changed\"");
  const RedisServer& next = cluster.node(master + RedisCluster::masters);
  wait_for_writes(next);
  const Watched watched = watch.stop();
  check_moments(failover_in(watched), cluster.at(master), next.at());
  const Json target = watched.summary["targets"][0];
  CHECK(target["views"]["held"]["failed"] == 0);  // the node that was named
  CHECK(target["views"]["write"]["failed"].integer() > 0);
  CHECK(writes_in(watched)["unread"].is_null());
}

TEST_CASE("CLUSTER FAILOVER by hand loses no write") {
  RedisCluster cluster = cluster_that_fails_over();
  const std::size_t master = owner(cluster);
  const RedisServer& next = cluster.node(master + RedisCluster::masters);
  Watch watch({cluster.at(master), "--write-key", key});
  wait_for_writes(cluster.node(master));
  REQUIRE(ask_redis(next.port(), {"CLUSTER", "FAILOVER"}) == "OK");
  watch.tells("\"event\":\"master-changed\"");
  watch.tells("\"event\":\"demoted\"");
  wait_for_writes(next);
  const Watched watched = watch.stop();
  check_moments(failover_in(watched), cluster.at(master), next.at());
  CHECK(writes_in(watched)["lost"] == 0);
}

TEST_CASE("writes follow a slot that moves to another node") {
  RedisCluster cluster;
  const std::size_t from = owner(cluster);
  const std::size_t to = (from + 1) % RedisCluster::masters;
  const std::string slot = ask_redis(cluster.node(0).port(), {"CLUSTER", "KEYSLOT", key});
  Watch watch({cluster.at(from), "--write-key", key, "-i", "0.5"});
  wait_for_writes(cluster.node(from));
  const Words move{"CLUSTER", "SETSLOT", slot, "NODE", cluster.id(to)};
  REQUIRE(ask_redis(cluster.node(to).port(), move) == "OK");
  REQUIRE(eventually([&] {  // not while it holds the key
    ask_redis(cluster.node(from).port(), {"DEL", key});
    return ask_redis(cluster.node(from).port(), move) == "OK";
  }));
  watch.tells("\"event\":\"master-changed\"");
  wait_for_writes(cluster.node(to));
  check_moments(failover_in(watch.stop()), cluster.at(from), cluster.at(to));
}
