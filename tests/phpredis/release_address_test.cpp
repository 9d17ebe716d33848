#include "phpredis/opened.hpp"
#include "support/catch.hpp"

using namespace rconn::phpredis;

TEST_CASE("brackets are added from 2.2.8 on, and not doubled from 6.0.0 on") {
  CHECK(address_in("2.2.7", {.host = "::1"}) == "::1:6379");
  CHECK(address_in("2.2.8", {.host = "::1"}) == "[::1]:6379");
  CHECK(address_in("2.2.8", {.host = "fe80::1%lo"}) == "[fe80::1%lo]:6379");
  CHECK(address_in("3.1.0", {.host = "127.0.0.1:6379"}) == "[127.0.0.1:6379]:6379");
  CHECK(address_in("5.3.7", {.host = "[::1]"}) == "tcp://[[::1]]:6379");
  CHECK(address_in("6.0.0", {.host = "[::1]"}) == "tcp://[::1]:6379");
  CHECK(address_in("6.0.0", {.host = "[::1]:6379"}) == "tcp://[::1]:6379:6379");
  CHECK(address_in("6.0.0", {.host = "fe80::1%lo"}) == "tcp://[fe80::1%lo]:6379");
}

TEST_CASE("before 5.0.0 a scheme is part of a host with a colon") {
  CHECK(address_in("4.3.0", {.host = "tls://h"}) == "[tls://h]:6379");
  CHECK(address_in("4.3.0", {.host = "unix:///p"}) == "[unix:///p]:6379");
}

TEST_CASE("from 5.0.0 a scheme is kept as it is written, and split at the first ://") {
  CHECK(address_in("5.0.0", {.host = "TCP://h"}) == "TCP://h:6379");
  CHECK(address_in("5.3.7", {.host = "tcp://a://b"}) == "tcp://[a://b]:6379");
  CHECK(address_in("5.3.7", {.host = "://h"}) == "://h:6379");
  CHECK(address_in("5.3.7", {.host = "longscheme://h"}) == "longscheme://h:6379");
  CHECK(address_in("6.0.0", {.host = "longscheme://h"}) == "longsch://h:6379");
  CHECK(address_in("6.0.0", {.host = "abcdefg://h"}) == "abcdefg://h:6379");
}

TEST_CASE("a unix socket is named unix://, whatever scheme the host names") {
  CHECK(address_in("5.3.7", {.host = "tls:///x", .port = 0}) == "unix:///x");
  CHECK(address_in("5.3.7", {.host = "tls:///x"}) == "tls:///x:6379");
  CHECK(address_in("5.3.7", {.host = "unix:///x"}) == "unix:///x:6379");
  CHECK(address_in("6.0.0", {.host = "unix:///x"}) == "unix:///x");
  CHECK(address_in("6.0.0", {.host = "file:///x"}) == "unix:///x");
  CHECK(address_in("6.0.0", {.host = "file:///x", .port = 1}) == "file:///x:1");
}

TEST_CASE("5.0.0 to 5.0.2 take any host without a port as a unix socket") {
  CHECK(address_in("5.0.2", {.host = "127.0.0.1", .port = 0}) == "unix://127.0.0.1");
  CHECK(address_in("5.0.1", {.host = "127.0.0.1", .port = 40000}) == "unix://127.0.0.1");
  CHECK(opened("5.0.2", {.host = "h", .port = 0}).address.branch == Branch::unix_portless);
  CHECK(opened("5.0.2", {.host = "/p"}).address.branch == Branch::unix_path);
  CHECK(address_in("5.1.0", {.host = "127.0.0.1", .port = 0}) == "tcp://127.0.0.1:6379");
}

TEST_CASE("5.1.0 takes a path without a port as TCP") {
  const Address address = opened("5.1.0", {.host = "/p"}).address;
  CHECK(text(address.parts) == "tcp:///p:65535");
  CHECK(address.branch == Branch::tcp_path);
  CHECK(address_in("5.1.0", {.host = "/p", .port = 0}) == "unix:///p");
  CHECK(address_in("5.1.1", {.host = "/p"}) == "unix:///p");
}

TEST_CASE("the empty host") {
  CHECK(address_in("3.1.0", {.host = ""}) == ":-1");
  CHECK(address_in("5.0.2", {.host = ""}) == "unix://");
  CHECK(address_in("5.1.0", {.host = ""}) == "tcp://:65535");
  CHECK(address_in("5.3.7", {.host = ""}) == "tcp://:-1");
  CHECK(address_in("6.1.0", {.host = ""}) == "tcp://:6379");
}

TEST_CASE("a stream context means ssl:// from 5.3.2, unless the host names a scheme") {
  CHECK(address_in("5.3.1", {.host = "h", .stream_context = true}) == "tcp://h:6379");
  CHECK(address_in("5.3.2", {.host = "h", .stream_context = true}) == "ssl://h:6379");
  CHECK(address_in("5.3.2", {.host = "tcp://h", .stream_context = true}) == "tcp://h:6379");
  CHECK(address_in("6.1.0", {.host = "/p", .stream_context = true}) == "unix:///p");
}

TEST_CASE("the address ends where the host holds a NUL byte") {
  const std::string host("h\0x:y", 5);
  CHECK(address_in("3.1.0", {.host = host}) == "h:6379");
  CHECK(address_in("6.1.0", {.host = host}) == "tcp://h:6379");
  CHECK(address_in("3.1.0", {.host = std::string("\0h", 2)}) == ":6379");
  CHECK(address_in("6.1.0", {.host = std::string("a\0://b", 6)}) == "tcp://a:6379");
}

TEST_CASE("from 3.1.0 an address is cut after 1023 bytes, and the key with it") {
  const std::string host(1013, 'h');
  const Opening whole = opened("3.1.0", {.host = host + "hhhhh"});
  CHECK_FALSE(whole.address.truncated);
  const Opening cut = opened("3.1.0", {.host = host + "hhhhhh"});
  CHECK(cut.address.truncated);
  CHECK(text(cut.address.parts) == host + "hhhhhh:637");
  CHECK(text(*cut.key) == "phpredis:" + host + "hhhhhh:637:0.000000");
  CHECK(text(opened("3.1.0", {.host = std::string(2000, 'h')}).address.parts).size() == 1023);
  CHECK(text(opened("3.0.0", {.host = std::string(2000, 'h')}).address.parts).size() == 2005);
  CHECK(opened("6.1.0", {.host = host}).address.truncated);
  CHECK(pool_key_in("6.1.0", {.host = std::string(2000, 'h')}).size() == 2014);
}

TEST_CASE("each part of an address says where it came from") {
  CHECK(opened("6.1.0", {.host = "::1", .port = 0}).address.parts ==
        Parts{{Origin::default_scheme, "tcp://"},
              {Origin::bracket, "["},
              {Origin::host, "::1"},
              {Origin::bracket, "]"},
              {Origin::separator, ":"},
              {Origin::zero_port, "6379"}});
  CHECK(opened("6.1.0", {.host = "tls:///x", .port = 0}).address.parts ==
        Parts{{Origin::unix_scheme, "unix://"}, {Origin::host, "/x"}});
}
