// The turns of the addresses of a name.

#include "connector/watch/address_turns.hpp"

#include "support/catch.hpp"

using namespace rconn;

namespace {

net::Address address(const std::string& host) { return *net::Address::numeric(host, 6379); }

std::vector<std::string> texts(const std::vector<net::Address>& addresses) {
  std::vector<std::string> found;
  for (const net::Address& each : addresses) found.push_back(each.text());
  return found;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("each address of a name is the first one in turn") {
  AddressTurns turns;
  const std::vector<net::Address> all{address("10.0.0.1"), address("10.0.0.2"),
                                      address("10.0.0.3")};
  for (std::size_t i = 0; i < 6; ++i) {
    auto addresses = all;
    CHECK(turns.arrange(addresses).empty());
    CHECK(addresses.front() == all[i % 3]);
    CHECK(addresses.size() == 3);
  }
}

TEST_CASE("addresses that a name has no more are told") {
  AddressTurns turns;
  std::vector<net::Address> addresses{address("10.0.0.1"), address("10.0.0.2")};
  CHECK(turns.arrange(addresses).empty());
  addresses = {address("10.0.0.2"), address("10.0.0.9")};
  CHECK(turns.arrange(addresses) == Texts{"10.0.0.1:6379"});
  addresses = {};
  CHECK(turns.arrange(addresses) == Texts{"10.0.0.2:6379", "10.0.0.9:6379"});
}

TEST_CASE("an address is judged once one of its family worked") {
  AddressTurns turns;
  std::vector<net::Address> addresses{address("::1"), address("10.0.0.1"), address("10.0.0.2")};
  turns.arrange(addresses);
  CHECK_FALSE(turns.is_judged(address("10.0.0.1")));
  turns.worked(address("10.0.0.2"));
  CHECK(turns.is_judged(address("10.0.0.1")));
  CHECK_FALSE(turns.is_judged(address("::1")));
  CHECK_FALSE(turns.is_judged(address("10.0.0.3")));
}

TEST_CASE("as many addresses as the bound are judged, and no more") {
  AddressTurns turns;
  std::vector<net::Address> addresses;
  for (std::size_t i = 0; i < AddressTurns::max_addresses + 1; ++i) {
    addresses.push_back(address("10.0.1." + std::to_string(i)));
  }
  auto arranged = addresses;
  turns.arrange(arranged);
  CHECK(texts(arranged) == texts(addresses));
  turns.worked(addresses.front());
  CHECK(turns.is_judged(addresses[AddressTurns::max_addresses - 1]));
  CHECK_FALSE(turns.is_judged(addresses[AddressTurns::max_addresses]));
}
