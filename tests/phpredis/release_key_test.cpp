#include <cmath>
#include <cstdio>
#include <limits>

#include "phpredis/opened.hpp"
#include "phpredis/persistent_key.hpp"
#include "support/catch.hpp"

using namespace rconn::phpredis;

namespace {

const Arguments without_id{.host = "h", .port = 1, .timeout = 2.5};

Arguments with_id(const PersistentId& id) {
  Arguments arguments = without_id;
  arguments.id = id;
  return arguments;
}

std::string as_c(double value) {
  char room[400];
  return {room, static_cast<std::size_t>(std::snprintf(room, sizeof room, "%f", value))};
}

}  // namespace

TEST_CASE("each release distinguishes no id, null and the empty id in its own way") {
  CHECK(key_in("3.1.4", without_id) == "phpredis:h:1:2.500000");
  CHECK(key_in("3.1.4", with_id(PersistentId::null())) == "phpredis:h:1:");
  CHECK(key_in("3.1.5", without_id) == "phpredis:h:1:");
  CHECK(key_in("4.3.0", with_id(PersistentId::null())) == "phpredis:h:1:");
  CHECK(key_in("5.0.0", without_id) == "phpredis:tcp://h:1:2.500000");
  CHECK(key_in("5.0.0", with_id(PersistentId::null())) == "phpredis:tcp://h:1:2.500000");
  for (const char* release : {"2.2.4", "3.1.0", "3.1.5", "4.3.0"}) {
    CHECK(key_in(release, with_id(std::string())) == "phpredis:h:1:");
    CHECK(key_in(release, with_id(std::string("a:b"))) == "phpredis:h:1:a:b");
  }
  CHECK(key_in("6.1.0", with_id(std::string())) == "phpredis:tcp://h:1:");
}

TEST_CASE("the last part of a key says where it came from") {
  const auto origin = [](std::string_view release, const Arguments& arguments) {
    return opened(release, arguments, {.pooling = false}).key->back().origin;
  };
  CHECK(origin("3.1.0", without_id) == Origin::timeout);
  CHECK(origin("3.1.0", with_id(PersistentId::null())) == Origin::null_id);
  CHECK(origin("3.1.6", without_id) == Origin::omitted_id);
  CHECK(origin("3.1.6", with_id(std::string())) == Origin::empty_id);
  CHECK(origin("3.1.6", with_id(std::string("x"))) == Origin::given_id);
}

TEST_CASE("an id ends at its first NUL byte") {
  CHECK(key_in("3.1.0", with_id(std::string("a\0b", 3))) == "phpredis:h:1:a");
  CHECK(key_in("3.1.0", with_id(std::string("\0b", 2))) == "phpredis:h:1:");
  CHECK(pool_key_in("6.1.0", with_id(std::string("a\0b", 3)), "i") == "phpredis_h:1:a");
}

TEST_CASE("a timeout in a key is C's %f, but without the sign of -0.0, NaN and infinity") {
  for (const double value : {0.0, 0.5, 5e-07, 1.5e-06, 2.5, 0.0234375, 123456.789012, 2147483647.0,
                             -0.5, -1e-09, 1e299, -1e299, 4.35, 1e-300}) {
    CHECK(fixed_point(value) == as_c(value));
  }
  CHECK(fixed_point(-0.0) == "0.000000");
  CHECK(fixed_point(-std::nan("")) == "nan");
  CHECK(fixed_point(std::numeric_limits<double>::infinity()) == "inf");
  CHECK(fixed_point(-std::numeric_limits<double>::infinity()) == "inf");
}

TEST_CASE("connect() has no key, and pconnect() has none on a thread-safe PHP") {
  CHECK_FALSE(opened("6.1.0", {.call = Call::connect, .host = "h"}).key);
  CHECK_FALSE(opened("6.1.0", {.call = Call::connect, .host = "h"}).pool_key);
  CHECK_FALSE(opened("6.1.0", {.host = "h", .zts = true}).key);
  CHECK_FALSE(opened("6.1.0", {.host = "h", .zts = true}).pool_key);
}

TEST_CASE("pooling exists from 4.3.0 on, and is on by default from 5.0.0 on") {
  CHECK(predictable(*opened("4.2.0", {.host = "h"}, {.pooling = true}).key));
  CHECK(predictable(*opened("4.3.0", {.host = "h"}).key));
  CHECK_FALSE(predictable(*opened("4.3.0", {.host = "h"}, {.pooling = true}).key));
  CHECK_FALSE(predictable(*opened("5.0.0", {.host = "h"}).key));
  CHECK(predictable(*opened("5.0.0", {.host = "h"}, {.pooling = false}).key));
}

TEST_CASE("a pool's key is the host as given and the port as stored") {
  CHECK(pool_key_in("4.3.0", {.host = "::1", .timeout = 2}) == "phpredis_::1:6379");
  CHECK(pool_key_in("4.3.0", {.host = "h", .port = 0}) == "phpredis_h:6379");
  CHECK(pool_key_in("6.1.0", {.host = "/p"}) == "phpredis_/p:-1");
  CHECK(pool_key_in("6.1.0", {.host = "tls://h"}) == "phpredis_tls://h:6379");
  CHECK(pool_key_in("5.0.2", {.host = "/p"}) == "phpredis_/p:0");
}

TEST_CASE("a pool's key keeps a NUL byte of the host from 5.3.0 on") {
  const std::string host("h\0x", 3);
  CHECK(pool_key_in("5.2.2", {.host = host}) == "phpredis_h:6379");
  CHECK(pool_key_in("5.3.0", {.host = host}) == "phpredis_" + host + ":6379");
}

TEST_CASE("each letter of the pattern adds its part each time, unknown letters nothing") {
  const Arguments arguments{.host = "h", .id = std::string("x"), .user = "u"};
  CHECK(pool_key_in("5.2.2", arguments, "i") == "phpredis_h:6379");
  CHECK(pool_key_in("5.3.0", arguments, "") == "phpredis_h:6379");
  CHECK(pool_key_in("5.3.0", arguments, "i") == "phpredis_h:6379:x");
  CHECK(pool_key_in("5.3.0", arguments, " i,u i") == "phpredis_h:6379:x:u:x");
  CHECK(pool_key_in("5.3.0", arguments, "IUPAz:") == "phpredis_h:6379");
  CHECK(pool_key_in("5.3.0", {.host = "h"}, "iupa") == "phpredis_h:6379:");
  CHECK(pool_key_in("5.3.0", {.host = "h", .id = std::string()}, "ii") == "phpredis_h:6379::");
  CHECK(pool_key_in("5.3.0", arguments, std::string("i\0i", 3)) == "phpredis_h:6379:x");
}

TEST_CASE("parts that depend on the password cannot be predicted and do not show it") {
  const Arguments arguments{.host = "h", .password = true};
  const Settings settings{.pooling = true, .pool_pattern = "p"};
  const Parts key = *opened("6.1.0", arguments, settings).pool_key;
  CHECK_FALSE(predictable(key));
  CHECK(text(key) == "phpredis_h:6379:<sha256 of password and PHP's random salt>");
  CHECK(pool_key_in("6.1.0", {.host = "h", .user = "u"}, "pa") ==
        "phpredis_h:6379:<sha256 of user, password and PHP's random salt>");
}
