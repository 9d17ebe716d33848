// CLUSTER SHARDS and CLUSTER SLOTS as Redis 3 to 7.2 write them, and malformed replies.

#include "connector/topology/replies.hpp"
#include "connector/topology/views/cluster_view.hpp"
#include "support/catch.hpp"

using namespace rconn;
using namespace replies;

namespace {

Reply shard_node(const std::string& id, const std::string& role, const std::string& endpoint,
                 const std::string& health = "online") {
  return array({bulk("id"), bulk(id), bulk("port"), number(7000), bulk("tls-port"), number(7443),
                bulk("ip"), bulk("10.0.0.1"), bulk("endpoint"), bulk(endpoint), bulk("hostname"),
                bulk("node.example"), bulk("role"), bulk(role), bulk("replication-offset"),
                number(72156), bulk("health"), bulk(health)});
}

Reply shard(std::vector<Reply> slots, std::vector<Reply> nodes) {
  return array({bulk("slots"), array(std::move(slots)), bulk("nodes"), array(std::move(nodes))});
}

Reply slots_entry(std::int64_t first, std::int64_t last, std::vector<Reply> nodes) {
  std::vector<Reply> parts{number(first), number(last)};
  for (Reply& node : nodes) parts.push_back(std::move(node));
  return array(std::move(parts));
}

}  // namespace

TEST_CASE("CLUSTER SHARDS gives both ports, the preferred endpoint and the owner of slots") {
  const ClusterNodes nodes = nodes_in_shards(
      array({shard({number(0), number(99), number(200), number(300)},
                   {shard_node("m", "master", "node.example"), shard_node("r", "replica", "?")})}));
  REQUIRE(nodes.size() == 2);
  CHECK(nodes[0].endpoint == "node.example");
  CHECK(nodes[0].ip == "10.0.0.1");
  CHECK(nodes[0].plain_port == 7000);
  CHECK(nodes[0].tls_port == 7443);
  CHECK(nodes[0].offset == 72156);
  CHECK(nodes[0].slots == SlotRanges{{0, 99}, {200, 300}});
  CHECK(nodes[1].role == MemberRole::replica);
  CHECK(nodes[1].master_id == "m");
  CHECK(nodes[1].endpoint == "?");
}

TEST_CASE("of two masters in a shard, the healthy one has the slots") {
  const ClusterNodes nodes = nodes_in_shards(
      array({shard({number(0), number(99)},
                   {shard_node("old", "master", "", "fail"), shard_node("new", "master", "")})}));
  REQUIRE(nodes.size() == 2);
  CHECK(nodes[0].is_failed());
  CHECK(nodes[0].slots.empty());
  CHECK(nodes[1].slots == SlotRanges{{0, 99}});
}

TEST_CASE("CLUSTER SLOTS lists masters first, then replicas, each once") {
  const Reply one = array({bulk("10.0.0.1"), number(7000), bulk("m"), array({})});
  const Reply two = array({nil(), number(7001), bulk("r"), pairs({"ip", "10.0.0.2"})});
  const ClusterNodes nodes =
      nodes_in_slots(array({slots_entry(0, 99, {one, two}), slots_entry(200, 299, {one, two})}));
  REQUIRE(nodes.size() == 2);
  CHECK(nodes[0].role == MemberRole::master);
  CHECK(nodes[0].slots == SlotRanges{{0, 99}, {200, 299}});
  CHECK(nodes[1].role == MemberRole::replica);
  CHECK(nodes[1].master_id == "m");
  CHECK(nodes[1].endpoint == "");
  CHECK(nodes[1].ip == "10.0.0.2");
}

TEST_CASE("CLUSTER SLOTS before 4.0 has no ids") {
  const Reply one = array({bulk("10.0.0.1"), number(7000)});
  const Reply two = array({bulk("10.0.0.2"), number(7000)});
  const ClusterNodes nodes = nodes_in_slots(array({slots_entry(0, 99, {one, two})}));
  REQUIRE(nodes.size() == 2);
  CHECK(nodes[1].master_id == nodes[0].id);
}

TEST_CASE("the addresses that clients are told complete those of CLUSTER NODES") {
  ClusterNodes nodes = nodes_in_text(
      "m 10.0.0.1:7000@17000 myself,master - 0 0 1 connected 0-99\n"
      "x 10.0.0.3:7000@17000 master - 0 0 2 connected\n");
  const ClusterNodes told =
      nodes_in_shards(array({shard({number(0), number(99)}, {shard_node("m", "master", "a.b")})}));
  nodes = completed(std::move(nodes), told);
  REQUIRE(nodes.size() == 2);
  CHECK(nodes[0].endpoint == "a.b");
  CHECK(nodes[0].tls_port == 7443);
  CHECK(nodes[0].epoch == 1);
  CHECK_FALSE(nodes[1].endpoint);
  CHECK(completed({}, told).size() == 1);
}

TEST_CASE("replies that are neither shards nor slots name no nodes") {
  for (const Reply& reply :
       {nil(), number(-1), bulk("hi"), array({}), array({number(1), bulk("x"), nil()}),
        array({array({bulk("nodes")})}), array({array({bulk("nodes"), number(7)})}),
        array({array({bulk("nodes"), array({number(7), array({}), array({bulk("id")})})})}),
        array({array({number(0), number(5)})}), array({array({number(0), number(5), nil()})}),
        array({array({number(0), number(5), array({bulk("h"), bulk("p")})})})}) {
    CHECK(nodes_in_shards(reply).empty());
    CHECK(nodes_in_slots(reply).empty());
  }
}

TEST_CASE("slots and ports out of range are ignored") {
  const Reply one = array({bulk("h"), number(70000), bulk("m")});
  const ClusterNodes nodes = nodes_in_slots(
      array({slots_entry(-5, 3, {one}), slots_entry(9, 3, {one}), slots_entry(0, 16384, {one})}));
  REQUIRE(nodes.size() == 1);
  CHECK(nodes[0].slots.empty());
  CHECK(nodes[0].port == 0);
}

TEST_CASE("a hundred thousand entries of CLUSTER SLOTS may be of one node") {
  const Reply one = array({bulk("h"), number(7000), bulk("m")});
  std::vector<Reply> entries;
  for (int i = 0; i < 100'000; ++i) entries.push_back(slots_entry(i % 16384, i % 16384, {one}));
  const ClusterNodes nodes = nodes_in_slots(array(std::move(entries)));
  REQUIRE(nodes.size() == 1);
  CHECK(nodes[0].slots == SlotRanges{{0, 16383}});
}
