#include "connector/net/address.hpp"

#include <net/if.h>
#include <netinet/in.h>

#include <array>
#include <cstring>
#include <string>

#include "support/catch.hpp"

using rconn::net::Address;

TEST_CASE("literals become addresses, and names do not") {
  CHECK(Address::numeric("127.0.0.1", 6379)->text() == "127.0.0.1:6379");
  CHECK(Address::numeric("255.1.20.3", 1)->text() == "255.1.20.3:1");
  CHECK(Address::numeric("::1", 65535)->text() == "[::1]:65535");
  CHECK(Address::numeric("0:0:0:0:0:0:0:1", 1)->text() == "[::1]:1");
  CHECK_FALSE(Address::numeric("localhost", 6379));
  CHECK_FALSE(Address::numeric("127.1", 6379));
}

TEST_CASE("a scope names an interface, by name or number, and shows as a name") {
  std::array<char, IF_NAMESIZE> room{};
  REQUIRE(::if_indextoname(1, room.data()) != nullptr);  // "lo", on BSD "lo0"
  const std::string name = room.data();
  CHECK(Address::numeric("fe80::1%" + name, 1)->text() == "[fe80::1%" + name + "]:1");
  CHECK(Address::numeric("fe80::1%1", 1)->text() == "[fe80::1%" + name + "]:1");
  CHECK_FALSE(Address::numeric("fe80::1%nosuchif", 1));
}

TEST_CASE("a unix socket shows as a URI") {
  CHECK(Address::unix_socket("/run/redis.sock").text() == "unix:///run/redis.sock");
}

TEST_CASE("addresses are the same by host, port and scope, not by their other bytes") {
  const auto ours = *Address::numeric("127.0.0.1", 6379);
  sockaddr_in system{};
  std::memcpy(&system, ours.data(), sizeof system);
  system.sin_zero[0] = 1;
  CHECK(Address(reinterpret_cast<const sockaddr*>(&system), sizeof system) == ours);
  CHECK_FALSE(*Address::numeric("127.0.0.1", 6380) == ours);
  CHECK_FALSE(*Address::numeric("127.0.0.2", 6379) == ours);
  CHECK_FALSE(*Address::numeric("::ffff:127.0.0.1", 6379) == ours);
  CHECK(*Address::numeric("::1", 1) == *Address::numeric("0::1", 1));
  CHECK_FALSE(*Address::numeric("fe80::1%1", 1) == *Address::numeric("fe80::1", 1));
  CHECK(Address::unix_socket("/run/a") == Address::unix_socket("/run/a"));
  CHECK_FALSE(Address::unix_socket("/run/a") == Address::unix_socket("/run/b"));
}
