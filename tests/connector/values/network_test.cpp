#include "connector/values/network.hpp"

#include "connector/net/address.hpp"
#include "support/catch.hpp"

using namespace rconn;

namespace {

bool is_held(const std::string& address, const std::vector<std::string>& texts) {
  std::vector<Network> networks;
  for (const std::string& text : texts) networks.push_back(network_in(text).value());
  return holds(networks, *net::Address::numeric(address, 6379).value().data());
}

}  // namespace

TEST_CASE("a network holds the addresses that share its leading bits") {
  CHECK(is_held("10.1.2.3", {"10.0.0.0/8"}));
  CHECK_FALSE(is_held("11.0.0.0", {"10.0.0.0/8"}));
  CHECK(is_held("192.0.2.127", {"192.0.2.0/25"}));
  CHECK_FALSE(is_held("192.0.2.128", {"192.0.2.0/25"}));
  CHECK(is_held("255.255.255.255", {"0.0.0.0/0"}));
  CHECK(is_held("192.0.2.1", {"192.0.2.1"}));
  CHECK_FALSE(is_held("192.0.2.2", {"192.0.2.1"}));
  CHECK(is_held("2001:db8::ffff", {"2001:db8::/32"}));
  CHECK_FALSE(is_held("2001:db9::", {"2001:db8::/32"}));
  CHECK(is_held("::1", {"::1"}));
  CHECK(is_held("10.0.0.1", {"::/0", "10.0.0.0/8"}));
}

TEST_CASE("IPv4 and IPv6 are separate, but an IPv4 address in IPv6 notation is IPv4") {
  CHECK_FALSE(is_held("10.0.0.1", {"::/0"}));
  CHECK_FALSE(is_held("::1", {"0.0.0.0/0"}));
  CHECK_FALSE(is_held("::ffff:10.0.0.1", {"::/0"}));
  CHECK(is_held("::ffff:10.0.0.1", {"10.0.0.0/8"}));
  CHECK(is_held("10.0.0.1", {"::ffff:10.0.0.0/104"}));
}

TEST_CASE("a unix socket is in no network") {
  const auto address = net::Address::unix_socket("/run/redis.sock");
  CHECK_FALSE(
      holds({network_in("0.0.0.0/0").value(), network_in("::/0").value()}, *address.data()));
}

TEST_CASE("what is not a network is refused") {
  for (const char* const text :
       {"", "/", "/8", "10.0.0.0/", "10.0.0.0/33", "::/129", "10.0.0.1/8", "2001:db8::1/32", "10/8",
        "10.0.0.0/8 ", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/8/8", "localhost", "[::1]"}) {
    INFO(text);
    CHECK_FALSE(network_in(text));
  }
}
