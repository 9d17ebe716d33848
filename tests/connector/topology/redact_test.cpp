#include "connector/topology/redact.hpp"

#include "connector/topology/disagreement.hpp"
#include "support/catch.hpp"

using namespace rconn;

namespace {

Target with_password(const std::string& password) {
  Target target;
  target.credentials = Credentials{std::nullopt, Secret(password)};
  return target;
}

Topology naming(const std::string& host) {
  Topology topology;
  TopologyMember member;
  member.id = host;
  member.host = host;
  topology.members.push_back(member);
  return topology;
}

}  // namespace

TEST_CASE("a host that holds the password is neither resolved nor shown") {
  const Target target = with_password("correct-horse");
  Topology topology = naming("x.correct-horse.example");
  drop_hosts_with_secrets(topology, target);
  CHECK(topology.members.front().host.empty());
  redact(topology, target);
  CHECK(topology.members.front().id == "x.***.example");
  CHECK(topology.members.front().hostname == "x.***.example");
}

TEST_CASE("a password in the place of a node's id is not revealed by its first digits") {
  ClusterNodes nodes =
      nodes_in_text("correct-horse 10.0.0.1:7000@17000 slave correct-horse 0 0 1 connected\n");
  redact(nodes, with_password("correct-horse"));
  CHECK(disagreement(nodes, {}) == "*** is not known there");
  CHECK(nodes.front().master_id == "***");
}

TEST_CASE("a short password that is part of a name by chance is not revealed by masking it") {
  const Target target = with_password("redis");
  Topology topology = naming("redis-1.example");
  drop_hosts_with_secrets(topology, target);
  redact(topology, target);
  CHECK(topology.members.front().host == "redis-1.example");
  CHECK(topology.members.front().id == "redis-1.example");
}

TEST_CASE("passwords of Sentinels are masked in replies, as others are") {
  Target target = with_password("one");
  TopologySettings settings;
  settings.sentinel_credentials = Credentials{std::nullopt, Secret("two")};
  target.topology_settings = std::make_shared<const TopologySettings>(settings);
  std::string text = "ERR one and two";
  redact(text, target);
  CHECK(text == "ERR *** and ***");
}

TEST_CASE("a name from a peer is cut at 300 bytes") {
  for (const std::size_t size : {std::size_t{300}, std::size_t{301}}) {
    Topology topology = naming(std::string(size, 'h'));
    redact(topology, Target{});
    CHECK(topology.members.front().id.size() == 300);
  }
}
