#include "cli/config/allow_pattern.hpp"

#include "support/catch.hpp"

using namespace rconn::cli;
using namespace rconn::cli::config;

namespace {

bool allows(const std::string& text, const std::string& host, int port = 6379) {
  const auto pattern = parse_pattern(text);
  if (!pattern) FAIL(pattern.error().message);
  return matches(pattern.value(), endpoint_of(host, port));
}

std::string refusal(const std::string& text) {
  const auto pattern = parse_pattern(text);
  return pattern ? "accepted" : pattern.error().message;
}

}  // namespace

TEST_CASE("a pattern without a port allows 6379 only") {
  CHECK(allows("cache.internal", "cache.internal"));
  CHECK(allows("cache.internal", "cache.internal", 0));
  CHECK_FALSE(allows("cache.internal", "cache.internal", 6380));
  CHECK(allows("cache.internal:*", "cache.internal", 1));
  CHECK(allows("cache.internal:63*", "cache.internal", 6380));
  CHECK_FALSE(allows("cache.internal:63*", "cache.internal", 7380));
}

TEST_CASE("a name matches in any case, and with the dot at its end") {
  CHECK(allows("*.Cache.internal", "a.cACHE.Internal"));
  CHECK(allows("*.cache.internal", "a.cache.internal."));
  CHECK(allows("*.cache.internal.", "a.cache.internal"));
  CHECK_FALSE(allows("*.cache.internal", "cache.internal"));
  CHECK_FALSE(allows("*.cache.internal", "a.cache.internal.evil.example"));
  CHECK_FALSE(allows("*.cache.internal", "a.cache.internalx"));
}

TEST_CASE("only at the start of a name does a star stand for several labels") {
  CHECK(allows("*.svc.local", "a.b.c.svc.local"));
  CHECK(allows("cache-*", "cache-1"));
  CHECK_FALSE(allows("cache-*", "cache-1.evil.example"));
  CHECK(allows("redis-*.db.internal", "redis-0.db.internal"));
  CHECK_FALSE(allows("redis-*.db.internal", "redis-0.evil.db.internal"));
  CHECK(allows("*a*b", "a.ab"));
  CHECK_FALSE(allows("*a*b", "a.b"));
}

TEST_CASE("a pattern of addresses matches no name, whoever owns that") {
  CHECK(allows("10.1.2.*", "10.1.2.77"));
  CHECK_FALSE(allows("10.1.2.*", "10.1.2.evil.example"));
  CHECK_FALSE(allows("10.1.2.*", "10.1.2.com"));
  CHECK_FALSE(allows("10.*", "10.evil.example"));
  CHECK(allows("10.*", "10.9.8.7"));
  CHECK_FALSE(allows("10.1.2.*", "10.1.3.1"));
  CHECK_FALSE(allows("*.internal", "10.1.2.3"));
}

TEST_CASE("an address is the same in every spelling") {
  for (const char* spelling : {"127.0.0.1", "0x7f.1", "127.1", "2130706433", "0177.0.0.1",
                               "0X7F000001", "::ffff:127.0.0.1", "::FFFF:7f00:1", "127.0.0.1."}) {
    CHECK(allows("127.0.0.*", spelling));
    CHECK(endpoint_of(spelling, 1) == endpoint_of("127.0.0.1", 1));
    CHECK_FALSE(allows("10.*", spelling));
    CHECK_FALSE(allows("0x*.1", spelling));
    CHECK_FALSE(allows("[*]", spelling));
  }
}

TEST_CASE("IPv6 addresses match in their shortest form") {
  CHECK(allows("[2001:db8::5]", "2001:0DB8:0::0005"));
  CHECK(allows("[2001:DB8:0:0::5]:*", "2001:db8::5", 7));
  CHECK(allows("[2001:db8::*]", "2001:db8::77"));
  CHECK_FALSE(allows("[2001:db8::*]", "2001:db8::77:1"));
  CHECK_FALSE(allows("[2001:db8::*]", "2001:db9::77"));
  CHECK(allows("[*]:*", "fe80::1%eth0", 1));
  CHECK(allows("[::ffff:10.0.0.1]", "10.0.0.1"));
}

TEST_CASE("a star alone is every name and IPv4 address, but no IPv6 address and no socket") {
  CHECK(allows("*", "anything.example"));
  CHECK(allows("*", "10.0.0.1"));
  CHECK_FALSE(allows("*", "anything.example", 22));
  CHECK(allows("*:*", "anything.example", 22));
  CHECK_FALSE(allows("*:*", "::1"));
  CHECK_FALSE(allows("*:*", "/run/redis.sock"));
}

TEST_CASE("a star in a path stays within a folder, and no path leads out of one") {
  CHECK(allows("/run/redis/*.sock", "/run/redis/a.sock"));
  CHECK_FALSE(allows("/run/redis/*.sock", "/run/redis/a/b.sock"));
  CHECK_FALSE(allows("/run/*/redis.sock", "/run/../redis.sock"));
  CHECK_FALSE(allows("/run/redis/*", "/run/redis/.."));
}

TEST_CASE("an error quotes a pattern only as far as its host") {
  for (const auto& [text, told] :
       {std::pair("user:hunter2", "'user:': what follows ':'"),
        std::pair("user:1234567", "'user:': what follows ':'"),
        std::pair("user:hunter2:1", "'user:': an IPv6 address"),
        std::pair("h:65536", "'h:': port '65536' is not in"),
        std::pair("[::1]hunter2", "'[::1]': what follows ']'"),
        std::pair("[::1]:hunter2", "'[::1]': what follows ':'"),
        std::pair("[::1:hunter2", "it has "), std::pair("[hunter2]", "no IPv6 address"),
        std::pair("::1", "'::1': an IPv6 address")}) {
    INFO(text);
    CHECK_THAT(refusal(text), StartsWith(told));
    CHECK_THAT(refusal(text), !ContainsSubstring("hunter2") && !ContainsSubstring("1234567"));
  }
}

TEST_CASE("what is no pattern is refused, with what to write") {
  for (const char* text : {"", "redis://h", "10.0.0.0/8", "u:p@h", "h:", "h:0", "h:65536", "h:x",
                           "::1", "[::1", "[::1]6379", "[10.0.0.*]", "a b", "/run/../x", "[x]"}) {
    INFO(text);
    CHECK_THAT(refusal(text), ContainsSubstring("a pattern is HOST:PORT"));
  }
}
