#include "connector/net/path/numeric_host.hpp"

#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/in.h>

#include "support/catch.hpp"

using namespace rconn;

namespace {

std::string text_of(const sockaddr_in6& address) {
  return net::numeric_host(reinterpret_cast<const sockaddr&>(address));
}

sockaddr_in6 ipv6(const char* text, unsigned scope = 0) {
  sockaddr_in6 address{};
  address.sin6_family = AF_INET6;
  address.sin6_scope_id = scope;
  REQUIRE(::inet_pton(AF_INET6, text, &address.sin6_addr) == 1);
  return address;
}

}  // namespace

TEST_CASE("an address is told as text without its port") {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(6379);
  REQUIRE(::inet_pton(AF_INET, "192.0.2.1", &address.sin_addr) == 1);
  CHECK(net::numeric_host(reinterpret_cast<const sockaddr&>(address)) == "192.0.2.1");
  CHECK(text_of(ipv6("2001:DB8:0:0::1")) == "2001:db8::1");
  sockaddr other{};
  other.sa_family = AF_UNIX;
  CHECK(net::numeric_host(other).empty());
}

TEST_CASE("the scope of an address is told by the name of the interface, else by number") {
  const unsigned loopback = ::if_nametoindex("lo");
  REQUIRE(loopback != 0);
  CHECK(text_of(ipv6("fe80::1", loopback)) == "fe80::1%lo");
  CHECK(text_of(ipv6("ff02::1", loopback)) == "ff02::1%lo");
  CHECK(text_of(ipv6("fe80::1", 987654)) == "fe80::1%987654");
  CHECK(text_of(ipv6("2001:db8::1", loopback)) == "2001:db8::1%" + std::to_string(loopback));
}
