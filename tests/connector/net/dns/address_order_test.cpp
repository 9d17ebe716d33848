#include "connector/net/dns/address_order.hpp"

#include <utility>

#include "support/catch.hpp"

using namespace rconn::net;

namespace {

using Texts = std::vector<std::string>;

Route route(const char* destination, const char* source = nullptr, unsigned subnet_bits = 0) {
  Route made{*Address::numeric(destination, 1), {}, subnet_bits};
  if (source != nullptr) made.source = Address::numeric(source, 0);
  return made;
}

// Without ports.
Texts ordered(std::vector<Route> routes) {
  order_routes(routes);
  Texts texts;
  for (const Route& one : routes) {
    const std::string text = one.destination.text();
    texts.push_back(text.substr(0, text.rfind(':')));
  }
  return texts;
}

}  // namespace

// RFC 6724, section 10.2, but for its examples of home and deprecated addresses.
TEST_CASE("destinations are in the order of the examples of RFC 6724") {
  CHECK(ordered({route("198.51.100.121", "169.254.13.78"), route("2001:db8::1", "2001:db8::2")}) ==
        Texts{"[2001:db8::1]", "198.51.100.121"});
  CHECK(ordered({route("2001:db8:1::1", "fe80::1"), route("198.51.100.121", "198.51.100.117")}) ==
        Texts{"198.51.100.121", "[2001:db8:1::1]"});
  CHECK(ordered({route("10.1.2.3", "10.1.2.4"), route("2001:db8:1::1", "2001:db8:1::2")}) ==
        Texts{"[2001:db8:1::1]", "10.1.2.3"});
  CHECK(ordered({route("2001:db8:1::1", "2001:db8:1::2"), route("fe80::1", "fe80::2")}) ==
        Texts{"[fe80::1]", "[2001:db8:1::1]"});
  CHECK(ordered({route("2001:db8:3ffe::1", "2001:db8:3f44::2"),
                 route("2001:db8:1::1", "2001:db8:1::2")}) ==
        Texts{"[2001:db8:1::1]", "[2001:db8:3ffe::1]"});
  CHECK(ordered({route("2001:db8:1::1", "2002:c633:6401::2"),
                 route("2002:c633:6401::1", "2002:c633:6401::2")}) ==
        Texts{"[2002:c633:6401::1]", "[2001:db8:1::1]"});
  CHECK(ordered({route("2002:c633:6401::1", "2002:c633:6401::2"),
                 route("2001:db8:1::1", "2001:db8:1::2")}) ==
        Texts{"[2001:db8:1::1]", "[2002:c633:6401::1]"});
}

TEST_CASE("a destination without a way to it comes last") {
  CHECK(ordered({route("2001:db8::1"), route("198.51.100.1", "10.0.0.2")}) ==
        Texts{"198.51.100.1", "[2001:db8::1]"});
}

TEST_CASE("IPv4 comes before unique local, Teredo and site-local addresses") {
  for (const auto& [destination, source] :
       {std::pair{"fd00::1", "fd00::2"}, std::pair{"2001::1", "2001::2"},
        std::pair{"fec0::1", "fec0::2"}}) {
    CHECK(ordered({route(destination, source), route("192.0.2.1", "10.0.0.2")}).front() ==
          "192.0.2.1");
  }
}

TEST_CASE("IPv4 addresses stay in the order of DNS, but for those of the own subnet") {
  CHECK(ordered({route("203.0.113.9", "10.0.0.2"), route("11.0.0.9", "10.0.0.2")}) ==
        Texts{"203.0.113.9", "11.0.0.9"});
  CHECK(ordered({route("203.0.113.9", "10.0.0.2"), route("10.0.0.9", "10.0.0.2")}) ==
        Texts{"203.0.113.9", "10.0.0.9"});
  CHECK(ordered({route("203.0.113.9", "10.0.0.2", 24), route("10.0.0.9", "10.0.0.2", 24)}) ==
        Texts{"10.0.0.9", "203.0.113.9"});
  CHECK(ordered({route("203.0.113.9", "10.0.0.2"), route("10.0.0.2", "10.0.0.2")}) ==
        Texts{"10.0.0.2", "203.0.113.9"});
}

TEST_CASE("equal destinations stay as they are, also if one is there twice") {
  CHECK(ordered({route("192.0.2.9", "10.0.0.2"), route("192.0.2.2", "10.0.0.2"),
                 route("192.0.2.9", "10.0.0.2")}) == Texts{"192.0.2.9", "192.0.2.2", "192.0.2.9"});
  CHECK(ordered({}).empty());
}

TEST_CASE("an IPv4-mapped address ranks as the IPv4 one") {
  CHECK(ordered({route("::ffff:192.0.2.1", "::ffff:10.0.0.2"), route("2001:db8::1", "2001:db8::2"),
                 route("192.0.2.2", "10.0.0.2")}) ==
        Texts{"[2001:db8::1]", "[::ffff:192.0.2.1]", "192.0.2.2"});
}
