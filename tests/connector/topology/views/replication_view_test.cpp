#include "connector/topology/views/replication_view.hpp"

#include "connector/topology/replies.hpp"
#include "connector/values/target.hpp"
#include "support/catch.hpp"

using namespace rconn;
using namespace replies;

TEST_CASE("ROLE of a master lists its replicas") {
  const auto view = replication_in_role(
      array({bulk("master"), number(3129659),
             array({array({bulk("127.0.0.1"), bulk("9001"), bulk("3129242")}),
                    array({bulk("replica.example"), bulk("9002"), bulk("3129543")})})}));
  REQUIRE(view);
  CHECK(view->own.role == MemberRole::master);
  CHECK(view->own.offset == 3129659);
  REQUIRE(view->replicas.size() == 2);
  CHECK(view->replicas[1].host == "replica.example");
  CHECK(view->replicas[1].port == 9002);
  CHECK(view->replicas[1].offset == 3129543);
}

TEST_CASE("ROLE of a replica names its master and the state of its link") {
  const auto role = [](const char* state) {
    return replication_in_role(
        array({bulk("slave"), bulk("127.0.0.1"), number(9000), bulk(state), number(3167038)}));
  };
  REQUIRE(role("connected"));
  CHECK(role("connected")->own.role == MemberRole::replica);
  CHECK(role("connected")->own.master_host == "127.0.0.1");
  CHECK(role("connected")->own.master_port == 9000);
  CHECK(role("connected")->own.link == "up");
  CHECK(role("sync")->own.link == "sync");
  CHECK(role("connect")->own.link == "down");
  CHECK(role("handshake")->own.link == "down");
}

TEST_CASE("INFO of a master lists its replicas, but not other names that begin with slave") {
  const auto view = replication_in_info(
      "# Replication\r\nrole:master\r\nconnected_slaves:2\r\n"
      "slave0:ip=127.0.0.1,port=31912,state=online,offset=855,lag=1\r\n"
      "slave1:ip=127.0.0.1,port=31913,state=wait_bgsave,offset=0,lag=0\r\n"
      "slave_note:x\r\nmaster_failover_state:waiting-for-sync\r\n"
      "master_replid:aa\r\nmaster_repl_offset:860\r\n");
  REQUIRE(view);
  CHECK(view->own.failover == "waiting-for-sync");
  CHECK(view->own.replid == "aa");
  CHECK(view->own.offset == 860);
  REQUIRE(view->replicas.size() == 2);
  CHECK(view->replicas[0].lag == 1);
  CHECK(view->replicas[1].state == "wait_bgsave");
}

TEST_CASE("INFO of a replica gives its link, and its lag if there is one") {
  const std::string down =
      "role:slave\r\nmaster_host:m.example\r\nmaster_port:6379\r\nmaster_link_status:down\r\n"
      "master_last_io_seconds_ago:-1\r\nmaster_sync_in_progress:0\r\n"
      "master_failover_state:no-failover\r\n";
  const auto view = replication_in_info(down);
  REQUIRE(view);
  CHECK(view->own.master_host == "m.example");
  CHECK(view->own.link == "down");
  CHECK_FALSE(view->own.lag);
  CHECK(view->own.failover.empty());
  CHECK(replication_in_info("role:slave\r\nmaster_sync_in_progress:1\r\n")->own.link == "sync");
}

TEST_CASE("a role that is not of a data node is no replication") {
  for (const Reply& reply : {nil(), number(1), bulk("master"), array({}), array({number(3)}),
                             array({bulk("sentinel"), array({bulk("mymaster")})})}) {
    CHECK_FALSE(replication_in_role(reply));
  }
  CHECK_FALSE(replication_in_info(""));
  CHECK_FALSE(replication_in_info("role:sentinel\r\n"));
  const auto odd = replication_in_role(array(
      {bulk("master"), bulk("-"), array({number(1), array({}), array({nil(), number(-4)})})}));
  REQUIRE(odd);
  CHECK_FALSE(odd->own.offset);
  REQUIRE(odd->replicas.size() == 1);
  CHECK(odd->replicas[0].port == 0);
  CHECK(replication_in_info("role:master\r\nslave0:127.0.0.1,6380,online\r\n")->replicas.empty());
}

TEST_CASE("replicas beyond the bound are counted") {
  std::string text = "role:master\r\n";
  for (std::size_t i = 0; i < most_members; ++i) {
    text += "slave" + std::to_string(i) + ":ip=10.0.0.1,port=6379\r\n";
  }
  CHECK(replication_in_info(text)->replicas.size() == most_members);
  CHECK(replication_in_info(text)->left_out == 0);
  text += "slave100000:ip=10.0.0.2,port=6379\r\nslave100001:10.0.0.3\r\n";
  CHECK(replication_in_info(text)->replicas.size() == most_members);
  CHECK(replication_in_info(text)->left_out == 1);
  CHECK(replication_in_info(text)->unread == 1);
}
