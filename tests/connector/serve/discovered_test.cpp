#include "connector/serve/discovered.hpp"

#include "support/catch.hpp"

using namespace rconn;

namespace {

TopologyMember member(const std::string& host, int port, std::optional<Fault> fault = {}) {
  Report report;
  report.probed = true;
  if (fault) report.failure = Failure{*fault, {}};
  TopologyMember made;
  made.host = host;
  made.port = port;
  made.report = std::make_shared<const Report>(std::move(report));
  return made;
}

std::vector<std::string> addresses_of(const Topology& topology) {
  std::vector<std::string> all;
  for (const Discovered& each : discovered(topology)) all.push_back(each.address);
  return all;
}

}  // namespace

TEST_CASE("members are discovered in their order, each address once") {
  Topology topology;
  topology.members = {member("b.example", 6379), member("::1", 7000), member("a.example", 6379),
                      member("b.example", 6379)};
  CHECK(addresses_of(topology) ==
        std::vector<std::string>{"b.example:6379", "[::1]:7000", "a.example:6379"});
}

TEST_CASE("of two members at one address the one that was reached is discovered") {
  Topology topology;
  topology.members = {member("a", 1, Fault::refused), member("a", 1, Fault::loading),
                      member("a", 1)};
  REQUIRE(discovered(topology).size() == 1);
  CHECK(discovered(topology)[0].member == &topology.members[1]);
}

TEST_CASE("what has no address that can be listed is left out") {
  Topology topology;
  topology.members = {member("", 6379), member("a", 0), member("/a.sock", 1), member("a b", 1),
                      member("ok", 1)};
  CHECK(addresses_of(topology) == std::vector<std::string>{"ok:1"});
}

TEST_CASE("a member is reached if something answered there") {
  CHECK(is_reached(member("a", 1)));
  CHECK(is_reached(member("a", 1, Fault::loading)));
  CHECK(is_reached(member("a", 1, Fault::auth_required)));
  CHECK_FALSE(is_reached(member("a", 1, Fault::refused)));
  CHECK_FALSE(is_reached(member("a", 1, Fault::outside_network)));
  CHECK_FALSE(is_reached(member("a", 1, Fault::interrupted)));
  CHECK_FALSE(is_reached(TopologyMember{}));
}
