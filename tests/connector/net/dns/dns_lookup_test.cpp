#include "connector/net/dns/dns_lookup.hpp"

#include <netdb.h>

#include "support/catch.hpp"

using namespace rconn;
using namespace rconn::net;

namespace {

using Names = std::vector<std::string>;

NameLookup lookup(const std::string& host, int family = AF_UNSPEC) {
  return {host, 6379, family, ResolverKind::dns};
}

Names texts(const std::vector<Address>& addresses) {
  Names found;
  for (const Address& address : addresses) found.push_back(address.text());
  return found;
}

std::vector<DnsAnswer> both(const std::string& name, DnsStatus status) {
  return {{.server = "10.0.0.1", .name = name, .ipv6 = false, .status = status},
          {.server = "10.0.0.1", .name = name, .ipv6 = true, .status = status}};
}

// What is asked for if each name is answered by its status; the error at the end.
struct Course {
  Names asked;
  int error = 0;
};

Course course(const Names& names, const std::string& host, std::vector<DnsStatus> statuses) {
  Search search(names, host);
  Course done;
  for (auto name = search.next(); name; name = search.next()) {
    done.asked.push_back(*name);
    if (search.take(both(*name, statuses.at(done.asked.size() - 1)))) break;
  }
  done.error = search.error();
  return done;
}

}  // namespace

TEST_CASE("an address is read as getaddrinfo reads it") {
  CHECK(texts(address_in_text(lookup("127.1"))->addresses) == Names{"127.0.0.1:6379"});
  CHECK(texts(address_in_text(lookup("0x7f000001"))->addresses) == Names{"127.0.0.1:6379"});
  CHECK(texts(address_in_text(lookup("::1"))->addresses) == Names{"[::1]:6379"});
  CHECK_FALSE(address_in_text(lookup("127.0.0.1", AF_INET6))->status.ok());
  CHECK(address_in_text(lookup("fe80::1%nosuch0"))->lookup_error == EAI_NONAME);
  CHECK_FALSE(address_in_text(lookup("256.1")));
  CHECK_FALSE(address_in_text(lookup("cache")));
}

TEST_CASE("addresses of a hosts file are those of the family") {
  const Names lines{"10.0.0.1",   "fd00::1",   "::1", "::ffff:10.0.0.2",
                    "fe80::1%lo", "300.0.0.1", "x"};
  CHECK(texts(usable_addresses(lines, lookup("a"))) ==
        Names{"10.0.0.1:6379", "[fd00::1]:6379", "[::1]:6379", "[::ffff:10.0.0.2]:6379"});
  CHECK(texts(usable_addresses(lines, lookup("a", AF_INET))) ==
        Names{"10.0.0.1:6379", "127.0.0.1:6379", "10.0.0.2:6379"});
  CHECK(texts(usable_addresses(lines, lookup("a", AF_INET6))) ==
        Names{"[fd00::1]:6379", "[::1]:6379", "[::ffff:10.0.0.2]:6379"});
}

TEST_CASE("localhost and what is below it is this machine") {
  for (const char* host : {"localhost", "LocalHost.", "a.localhost", "a.b.localhost."}) {
    CHECK(addresses_of_localhost(host) == Names{"::1", "127.0.0.1"});
  }
  for (const char* host : {"localhost.example", "notlocalhost", "", "."}) {
    CHECK(addresses_of_localhost(host).empty());
  }
}

TEST_CASE("a name that does not fit into a question is not asked for") {
  CHECK(is_askable("a"));
  CHECK(is_askable(std::string(63, 'x') + ".example"));
  for (const std::string& name : {std::string(), std::string("a..b"), std::string(".a"),
                                  std::string("a."), std::string(64, 'x')}) {
    CHECK_FALSE(is_askable(name));
  }
  std::string longest = "a";
  while (longest.size() < 253) longest += ".a";
  CHECK(is_askable(longest));
  CHECK_FALSE(is_askable(longest + "a."));
  CHECK_FALSE(is_askable(longest + ".a"));
  CHECK(course({"a..b"}, "a..b", {}).asked.empty());
  CHECK(course({"a..b"}, "a..b", {}).error == EAI_NONAME);
}

TEST_CASE("the search goes on where a name does not exist or has no address") {
  const Names names{"cache.a", "cache.b", "cache"};
  const auto nx = DnsStatus::nxdomain;
  CHECK(course(names, "cache", {nx, nx, nx}).asked == names);
  CHECK(course(names, "cache", {nx, nx, nx}).error == EAI_NONAME);
  CHECK(course(names, "cache", {DnsStatus::nodata, nx, nx}).asked == names);
  CHECK(course(names, "cache", {DnsStatus::nodata, nx, nx}).error != EAI_NONAME);
  CHECK(course(names, "cache", {DnsStatus::servfail, nx, nx}).asked == names);
  CHECK(course(names, "cache", {DnsStatus::servfail, nx, nx}).error == EAI_AGAIN);
}

TEST_CASE("after a silence only the name itself is asked for, after a rejection nothing") {
  const Names names{"cache.a", "cache.b", "cache"};
  const auto nx = DnsStatus::nxdomain;
  CHECK(course(names, "cache", {DnsStatus::timeout, nx}).asked == Names{"cache.a", "cache"});
  CHECK(course(names, "cache", {DnsStatus::refused, nx}).asked == Names{"cache.a", "cache"});
  const Course rejected = course(names, "cache", {DnsStatus::rejected});
  CHECK(rejected.asked == Names{"cache.a"});
  CHECK(rejected.error == EAI_AGAIN);
}

TEST_CASE("the error of the name itself counts where it was asked for first") {
  const Names names{"cache.x", "cache.x.a"};
  const auto nx = DnsStatus::nxdomain;
  CHECK(course(names, "cache.x", {DnsStatus::timeout, nx}).error == EAI_AGAIN);
  CHECK(course(names, "cache.x", {nx, DnsStatus::servfail}).error == EAI_NONAME);
}

TEST_CASE("an alias without an address ends the search") {
  Search search({"cache.a", "cache"}, "cache");
  auto answers = both(*search.next(), DnsStatus::nodata);
  answers[0].alias = "elsewhere";
  CHECK(search.take(answers));
  CHECK(search.error() == EAI_NONAME);
}
