#include "connector/topology/problems/inside_addresses.hpp"

#include "support/catch.hpp"

using namespace rconn;

TEST_CASE("a loopback address works only inside the host that announces it") {
  CHECK_FALSE(inside_of_address("127.0.0.1", "10.0.0.1").empty());
  CHECK_FALSE(inside_of_address("127.0.0.9", "192.0.2.1").empty());
  CHECK_FALSE(inside_of_address("::1", "fd00::1").empty());
  CHECK(inside_of_address("127.0.0.9", "127.0.0.1").empty());
}

TEST_CASE("a private address of another network may be one of containers or behind NAT") {
  CHECK_FALSE(inside_of_address("172.17.0.3", "10.0.0.1").empty());
  CHECK_FALSE(inside_of_address("10.244.1.7", "10.0.0.1").empty());
  CHECK_FALSE(inside_of_address("10.244.1.7", "127.0.0.1").empty());
  CHECK_FALSE(inside_of_address("192.168.1.1", "203.0.113.5").empty());
  CHECK_FALSE(inside_of_address("100.64.0.1", "203.0.113.5").empty());
  CHECK_FALSE(inside_of_address("fd12:3456:789a::1", "2001:db8::1").empty());
}

TEST_CASE(
    "an address of the network that was reached, a public one, or a name may work from here") {
  CHECK(inside_of_address("172.17.0.3", "172.17.0.2").empty());
  CHECK(inside_of_address("203.0.113.7", "10.0.0.1").empty());
  CHECK(inside_of_address("172.32.0.1", "10.0.0.1").empty());
  CHECK(inside_of_address("redis.example", "10.0.0.1").empty());
  CHECK(inside_of_address("172.17.0.3", "").empty());
}

TEST_CASE("names of containers and of Kubernetes are known to work only inside") {
  CHECK(inside_of_name("3f2a9c1b7d10") == "the container with this id");
  CHECK_FALSE(inside_of_name("redis-0").empty());
  CHECK_FALSE(inside_of_name("redis-0.redis.default.svc.cluster.local").empty());
  CHECK_FALSE(inside_of_name("redis.default.svc").empty());
  CHECK(inside_of_name("redis.example.org").empty());
}

TEST_CASE("addresses are of one network by 16 bits of IPv4, or 48 bits of IPv6") {
  CHECK(network_of("10.1.2.3") == network_of("10.1.9.9"));
  CHECK(network_of("10.1.2.3") != network_of("10.2.2.3"));
  CHECK(network_of("fd00:1:2::1") == network_of("fd00:1:2:9::1"));
  CHECK(network_of("a.example").empty());
}
