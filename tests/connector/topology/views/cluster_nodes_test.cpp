// CLUSTER NODES as Redis 3 to 7.2 and Valkey 8 write it, and malformed text.

#include "connector/topology/views/cluster_view.hpp"
#include "connector/values/target.hpp"
#include "support/catch.hpp"

using namespace rconn;

namespace {

const std::string master = "02a3338b8e09d581a9c0b98c7611c8068b85a587";
const std::string replica = "4ca2bede610c49347db48cc24ec9d970e318c8eb";

ClusterNode only_node(const std::string& line) {
  const ClusterNodes nodes = nodes_in_text(line);
  REQUIRE(nodes.size() == 1);
  return nodes.front();
}

}  // namespace

TEST_CASE("CLUSTER NODES of Redis 7 names nodes, roles, slots and links") {
  const ClusterNodes nodes = nodes_in_text(
      master + " 127.0.0.1:31902@31502 myself,master - 0 1795453732483 2 connected 0-5460 5462\n" +
      replica + " 127.0.0.1:31906@31506,node6.example slave " + master +
      " 0 1795453732282 2 disconnected\n");
  REQUIRE(nodes.size() == 2);
  CHECK(nodes[0].id == master);
  CHECK(nodes[0].ip == "127.0.0.1");
  CHECK(nodes[0].port == 31902);
  CHECK(nodes[0].bus_port == 31502);
  CHECK(nodes[0].role == MemberRole::master);
  CHECK(nodes[0].is_myself());
  CHECK(nodes[0].epoch == 2);
  CHECK(nodes[0].linked);
  CHECK(nodes[0].slots == SlotRanges{{0, 5460}, {5462, 5462}});
  CHECK(nodes[1].role == MemberRole::replica);
  CHECK(nodes[1].master_id == master);
  CHECK(nodes[1].hostname == "node6.example");
  CHECK_FALSE(nodes[1].linked);
}

TEST_CASE("CLUSTER NODES of Redis 3 has no bus port") {
  const ClusterNode node =
      only_node(master + " 10.0.0.1:7000 master - 1426238316232 1426238315723 1 connected 0-100");
  CHECK(node.port == 7000);
  CHECK(node.bus_port == 0);
}

TEST_CASE("an auxiliary field of CLUSTER NODES is not taken as a host name") {
  CHECK(only_node(master + " 10.0.0.1:7000@17000,,shard-id=69bc master - 0 0 1 connected")
            .hostname.empty());
  CHECK(only_node(master + " 10.0.0.1:7000@17000,shard-id=69bc master - 0 0 1 connected")
            .hostname.empty());
}

TEST_CASE("an IPv6 address of CLUSTER NODES has no brackets") {
  const ClusterNode node = only_node(master + " fd00::1:7000@17000 master - 0 0 1 connected");
  CHECK(node.ip == "fd00::1");
  CHECK(node.port == 7000);
}

TEST_CASE("a node that has met no other does not know its own address") {
  const ClusterNode node = only_node(master + " :6379@16379 myself,master - 0 0 0 connected");
  CHECK(node.ip.empty());
  CHECK(node.port == 6379);
}

TEST_CASE("flags say whether peers consider a node failed") {
  CHECK(only_node(master + " :0@0 master,fail,noaddr - 1 1 1 disconnected").is_failed());
  CHECK(only_node(master + " :0@0 master,fail? - 1 1 1 connected").is_suspected());
  CHECK_FALSE(only_node(master + " :0@0 master,fail? - 1 1 1 connected").is_failed());
}

TEST_CASE("migrating slots are not counted as the node's") {
  const ClusterNode node =
      only_node(master + " 10.0.0.1:7000@17000 master - 0 0 1 connected 0-9 [" + "5->-" + replica +
                "] [77-<-" + replica + "]");
  CHECK(node.slots == SlotRanges{{0, 9}});
  CHECK(node.moving);
}

TEST_CASE("malformed lines of CLUSTER NODES are skipped") {
  CHECK(nodes_in_text("").empty());
  CHECK(nodes_in_text("\n\n \n").empty());
  CHECK(nodes_in_text("one two three\r\n").empty());
  CHECK(nodes_in_text(" 127.0.0.1:1@2 master - 0 0 1 connected 0-5").empty());
  const ClusterNode node =
      only_node("x 127.0.0.1:-7@99999999999999999999 what,, - - - -1 whatever 9-3 70000 -\r\n");
  CHECK(node.port == 0);
  CHECK(node.bus_port == 0);
  CHECK(node.role == MemberRole::unknown);
  CHECK(node.slots.empty());
}

TEST_CASE("a line with more flags than any server sends is unread") {
  const auto line = [](std::size_t flags) {
    std::string text = "n1 10.0.0.1:7000@17000 master";
    for (std::size_t i = 1; i < flags; ++i) text += ",flag";
    return text + " - 0 0 1 connected 0-5\n";
  };
  constexpr std::size_t bound = 32;
  CHECK(node_list_in(line(bound)).nodes.size() == 1);
  CHECK(node_list_in(line(bound + 1)).nodes.empty());
  CHECK(node_list_in(line(bound + 1)).unread == 1);
}

TEST_CASE("nodes beyond the bound are counted, and their slots and bad lines as well") {
  const auto line = [](std::size_t index, const std::string& slots) {
    return "n" + std::to_string(index) + " 10.0.0.1:7000@17000 master - 0 0 1 connected " + slots +
           "\n";
  };
  std::string text = "nonsense\n";
  for (std::size_t i = 0; i < most_members; ++i) text += line(i, "0-9");
  CHECK(node_list_in(text).nodes.size() == most_members);
  CHECK(node_list_in(text).left_out == 0);
  CHECK(node_list_in(text).unread == 1);

  const NodeList more = node_list_in(text + line(most_members, "20-29"));
  CHECK(more.nodes.size() == most_members);
  CHECK(more.left_out == 1);
  CHECK(more.their_slots.ranges() == SlotRanges{{20, 29}});
}
