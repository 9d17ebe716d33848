#include "connector/topology/views/sentinel_view.hpp"

#include "connector/topology/replies.hpp"
#include "support/catch.hpp"

using namespace rconn;
using namespace replies;

TEST_CASE("SENTINEL MASTERS names a master, its quorum and a failover of it") {
  const auto instances = instances_in(
      array({pairs({"name", "mymaster", "ip", "127.0.0.1", "port", "6379", "runid", "b5cd", "flags",
                    "master,failover_in_progress", "config-epoch", "3", "num-other-sentinels", "2",
                    "quorum", "2", "failover-state", "wait_promotion"})}));
  REQUIRE(instances.size() == 1);
  const Instance& master = instances.front();
  CHECK(master.name == "mymaster");
  CHECK(master.host == "127.0.0.1");
  CHECK(master.port == 6379);
  CHECK(master.run_id == "b5cd");
  CHECK(master.flags == std::vector<std::string>{"master", "failover_in_progress"});
  CHECK(master.epoch == 3);
  CHECK(master.quorum == 2);
  CHECK(master.other_sentinels == 2);
  CHECK(master.failover == "wait_promotion");
}

TEST_CASE("SENTINEL REPLICAS gives a replica's link and its master") {
  const auto replica =
      instance_in(pairs({"name", "10.0.0.2:6380", "ip", "10.0.0.2", "port", "6380", "flags",
                         "slave,s_down", "master-link-status", "err", "master-host", "10.0.0.1",
                         "master-port", "6379", "slave-repl-offset", "14"}));
  REQUIRE(replica);
  CHECK(replica->link == "err");
  CHECK(replica->master_host == "10.0.0.1");
  CHECK(replica->master_port == 6379);
  CHECK(replica->offset == 14);
}

TEST_CASE("replies that are not instances are skipped") {
  CHECK(instances_in(nil()).empty());
  CHECK(instances_in(bulk("name")).empty());
  CHECK(instances_in(array({nil(), number(1), bulk("x"), array({}), array({bulk("port")}),
                            pairs({"name", "x", "ip", "y"})}))
            .empty());
  const auto odd = instance_in(pairs({"port", "-1", "quorum", "two", "flags", ",,"}));
  REQUIRE(odd);
  CHECK(odd->port == 0);
  CHECK_FALSE(odd->quorum);
}
