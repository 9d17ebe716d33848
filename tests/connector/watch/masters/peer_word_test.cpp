#include "connector/watch/masters/peer_word.hpp"

#include <memory>

#include "support/catch.hpp"

using namespace rconn;

TEST_CASE("an address or a run id that holds a password is withheld, but not the user's own host") {
  Target target;
  target.host = "redis-a";
  target.port = 6379;
  target.credentials = Credentials{{}, Secret("redis")};
  TopologySettings settings;
  settings.sentinel_credentials = Credentials{{}, Secret("7000")};
  target.topology_settings = std::make_shared<const TopologySettings>(settings);
  CHECK(peer_word("192.0.2.1:6379", target) == "192.0.2.1:6379");
  CHECK(peer_word("redis-b:6379", target) == "(withheld)");
  CHECK(peer_word("0123redis", target) == "(withheld)");
  CHECK(peer_word("192.0.2.1:7000", target) == "(withheld)");
  CHECK(peer_word("redis-a:6379", target) == "redis-a:6379");
  CHECK(peer_word("redis-a:6380", target) == "redis-a:6380");
  CHECK(peer_word("redis-a:7000", target) == "redis-a:(withheld)");
  CHECK(peer_word("", target).empty());
}
