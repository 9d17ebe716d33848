#include "phpredis/address.hpp"

#include "support/catch.hpp"

using rconn::phpredis::address;

TEST_CASE("an address is HOST:PORT, with 6379 in place of port 0") {
  CHECK(address("localhost", 0) == "localhost:6379");
  CHECK(address("127.0.0.1", 6380) == "127.0.0.1:6380");
  CHECK(address("127.0.0.1", 65535) == "127.0.0.1:65535");
}

TEST_CASE("a host with a colon goes into brackets") {
  CHECK(address("::1", 0) == "[::1]:6379");
  CHECK(address("fe80::1%lo", 1) == "[fe80::1%lo]:1");
}

TEST_CASE("a path without a port is a unix socket, even with colons") {
  CHECK(address("/run/redis.sock", 0) == "unix:///run/redis.sock");
  CHECK(address("/run/a:b.sock", 0) == "unix:///run/a:b.sock");
}

TEST_CASE("a path with a port is not a unix socket") {
  CHECK_FALSE(rconn::phpredis::is_unix_socket("/run/redis.sock", 1));
  CHECK(address("/run/redis.sock", 1) == "/run/redis.sock:1");
}
