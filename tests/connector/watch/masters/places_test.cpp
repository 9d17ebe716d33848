#include "connector/watch/masters/places.hpp"

#include "connector/topology/probe_all.hpp"
#include "support/catch.hpp"

using namespace rconn;

namespace {

Target named(const std::string& host, int port) {
  Target target;
  target.host = host;
  target.port = port;
  target.credentials = Credentials{{}, Secret("pw")};
  return target;
}

TopologyMember member(MemberRole role, int port, std::optional<std::size_t> master = {}) {
  TopologyMember member;
  member.role = role;
  member.host = "192.0.2.1";
  member.port = port;
  member.master = master;
  return member;
}

std::vector<std::string> addresses(const std::vector<Place>& places) {
  std::vector<std::string> found;
  for (const Place& place : places) found.push_back(place.address);
  return found;
}

// Two masters with half of the slots each and a replica each; the second one was asked.
Topology cluster() {
  Topology topology;
  topology.kind = TopologyKind::cluster;
  topology.members = {member(MemberRole::master, 1), member(MemberRole::replica, 2, 0),
                      member(MemberRole::master, 3), member(MemberRole::replica, 4, 2)};
  topology.members[0].slots = {{0, 8191}};
  topology.members[2].slots = {{8192, 16383}};
  topology.members[2].is_seed = true;
  return topology;
}

// One Sentinel that was asked, two others, and these masters.
Topology watched(const std::vector<std::string>& masters) {
  Topology topology;
  topology.kind = TopologyKind::sentinel;
  for (const std::string& name : masters) {
    topology.members.push_back(member(MemberRole::master, 6379));
    topology.members.back().master_name = name;
  }
  topology.members.push_back(member(MemberRole::sentinel, 5001));
  topology.members.push_back(member(MemberRole::sentinel, 5002));
  return topology;
}

}  // namespace

TEST_CASE("the servers of a Cluster that are watched are the shard of the slot") {
  const Target target = named("192.0.2.1", 3);
  CHECK(addresses(places_in(cluster(), target, target, 5).servers) ==
        std::vector<std::string>{"192.0.2.1:1", "192.0.2.1:2"});
  CHECK(addresses(places_in(cluster(), target, target, std::nullopt).servers) ==
        std::vector<std::string>{"192.0.2.1:3", "192.0.2.1:4"});
}

TEST_CASE("a slot that nobody serves has no place") {
  const Target target = named("192.0.2.1", 3);
  Topology topology = cluster();
  topology.members[0].slots.clear();
  const Places places = places_in(topology, target, target, 5);
  REQUIRE(places.failure);
  CHECK(places.failure->fault == Fault::slots_uncovered);
}

TEST_CASE("a Sentinel with several masters must be told which one") {
  Target target = named("192.0.2.9", 5000);
  const Places places = places_in(watched({"one"}), target, target, std::nullopt);
  CHECK(places.master_name == "one");
  CHECK(addresses(places.sentinels) ==
        std::vector<std::string>{"192.0.2.9:5000", "192.0.2.1:5001", "192.0.2.1:5002"});
  const Places unclear = places_in(watched({"one", "two"}), target, target, std::nullopt);
  REQUIRE(unclear.failure);
  CHECK(unclear.failure->fault == Fault::no_master);
  TopologySettings settings;
  settings.master = "two";
  target.topology_settings = std::make_shared<const TopologySettings>(settings);
  const Places chosen = places_in(watched({"one", "two"}), target, target, std::nullopt);
  CHECK(chosen.master_name == "two");
  CHECK_FALSE(chosen.failure);
}

TEST_CASE("servers elsewhere get credentials and connections only as the user allows") {
  Target target = named("192.0.2.1", 3);
  TopologySettings settings;
  settings.log_in_at_members = false;
  settings.only_networks = {*network_in("198.51.100.0/24")};
  target.topology_settings = std::make_shared<const TopologySettings>(settings);
  const Places places = places_in(cluster(), target, target, std::nullopt);
  REQUIRE(places.servers.size() == 2);
  CHECK(places.servers[0].target.credentials);
  CHECK(places.servers[0].networks.empty());
  CHECK_FALSE(places.servers[1].target.credentials);
  CHECK(places.servers[1].networks == settings.only_networks);
  CHECK_FALSE(place_of("/tmp/socket", 1, target, target));
  CHECK_FALSE(place_of("192.0.2.1", 0, target, target));
}

TEST_CASE("a server that the policy refuses is no place") {
  Target target = named("192.0.2.1", 3);
  TopologySettings settings;
  settings.policy = std::make_shared<const MemberPolicy>(
      [](const std::string& host, int) { return host == "198.51.100.1"; });
  target.topology_settings = std::make_shared<const TopologySettings>(settings);
  CHECK(place_of("198.51.100.1", 1, target, target));
  CHECK_FALSE(place_of("198.51.100.2", 1, target, target));
  CHECK(place_of("192.0.2.1", 3, target, target));  // as the user named it
}

TEST_CASE("a watch asks a bounded number of servers and Sentinels") {
  Target target = named("192.0.2.1", 1);
  Topology topology;
  for (int i = 1; i <= 40; ++i) topology.members.push_back(member(MemberRole::replica, i));
  CHECK(places_in(topology, target, target, {}).servers.size() == Places::max_servers);
  topology = watched({"one"});
  for (int i = 1; i <= 40; ++i) topology.members.push_back(member(MemberRole::sentinel, 100 + i));
  CHECK(places_in(topology, target, target, {}).sentinels.size() == Places::max_sentinels);
}
