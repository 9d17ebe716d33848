#include "connector/topology/redact.hpp"

#include "connector/topology/diagnose.hpp"
#include "connector/topology/problems/disagreement.hpp"
#include "support/catch.hpp"

using namespace rconn;

namespace {

Target with_password(const std::string& password) {
  Target target;
  target.host = "10.0.0.9";
  target.credentials = Credentials{std::nullopt, Secret(password)};
  return target;
}

Topology naming(const std::string& host) {
  Topology topology;
  TopologyMember member;
  member.id = host;
  member.host = host;
  member.port = 6379;
  topology.members.push_back(member);
  return topology;
}

TopologyView viewed(const std::string& nodes, const Target& target) {
  TopologyView view;
  view.nodes = nodes_in_text(nodes);
  mark_ids(view, target);
  return view;
}

}  // namespace

TEST_CASE("an address or a name that holds the password is withheld whole") {
  for (const char* password : {"correct-horse", "ho", "9:6", "."}) {
    const Target target = with_password(password);
    Topology topology = naming("x.correct-horse.99");
    redact(topology, target);
    INFO(password);
    CHECK(topology.members.front().advertised() == "(withheld)");
    CHECK(topology.members.front().called().find(password) == std::string::npos);
  }
}

TEST_CASE("the host that the user named is shown, but not a port that is the password") {
  Topology topology = naming("10.0.0.9");
  redact(topology, with_password("10"));
  CHECK(topology.members.front().advertised() == "10.0.0.9:6379");
  redact(topology, with_password("6379"));
  CHECK(topology.members.front().advertised() == "(withheld)");
}

TEST_CASE("a password in the place of a node's id is not revealed by its first digits") {
  const Target target = with_password("correct-horse");
  const TopologyView view =
      viewed("correct-horse 10.0.0.1:7000@17000 slave correct-horse 0 0 1 connected\n", target);
  CHECK(disagreement(view.nodes, {}) == "(withheld) is not known there");
  CHECK(view.nodes.front().master_id == view.nodes.front().id);
}

TEST_CASE("ids that hold a short password can still be told apart and are shown as withheld") {
  const Target target = with_password("a");
  const TopologyView one = viewed("aa1 10.0.0.1:7000@17000 master - 0 0 1 connected\n", target);
  const TopologyView other = viewed("aa2 10.0.0.1:7000@17000 master - 0 0 1 connected\n", target);
  CHECK(one.nodes.front().id != other.nodes.front().id);
  CHECK_FALSE(disagreement(one.nodes, other.nodes).empty());
  Topology topology = naming("10.0.0.1");
  topology.members.front().id = one.nodes.front().id;
  topology.problems.push_back({Fault::wrong_node, {0}, "the id is " + other.nodes.front().id, {}});
  redact(topology, target);
  CHECK(topology.members.front().id == "(withheld)");
  CHECK(topology.problems.front().detail == "the id is (withheld)");
}

TEST_CASE("of a problem only what a peer sent is withheld") {
  Topology topology = naming("10.0.0.1");
  topology.problems.push_back({Fault::link_down, {0}, {"its link is ", std::string("up?")}, {}});
  redact(topology, with_password("link"));
  CHECK(topology.problems.front().detail == "its link is up?");
  redact(topology, with_password("up"));
  CHECK(topology.problems.front().detail == "its link is (withheld)");
}

TEST_CASE("passwords of Sentinels are withheld in replies, as others are") {
  Target target = with_password("one");
  TopologySettings settings;
  settings.sentinel_credentials = Credentials{std::nullopt, Secret("two")};
  target.topology_settings = std::make_shared<const TopologySettings>(settings);
  Detail detail{std::string("ERR one"), " and ", std::string("ERR three")};
  redact(detail, target);
  CHECK(detail == "(withheld) and ERR three");
  Detail other(std::string("ERR two"));
  redact(other, target);
  CHECK(other == "(withheld)");
}

TEST_CASE("a name from a peer is cut at 300 bytes") {
  for (const std::size_t size : {std::size_t{300}, std::size_t{301}}) {
    Topology topology = naming(std::string(size, 'h'));
    redact(topology, Target{});
    CHECK(topology.members.front().id.size() == 300);
  }
}
