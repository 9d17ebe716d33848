#include "phpredis/outcome.hpp"

#include <cmath>
#include <limits>

#include "phpredis/opened.hpp"
#include "support/catch.hpp"

using namespace rconn::phpredis;

namespace {

constexpr auto infinity = std::numeric_limits<double>::infinity();

// The text of the rejection, "" if there is none.
std::string rejected(std::string_view release, const Arguments& arguments) {
  const auto found = rejection(*find_release(release), arguments);
  return found ? found->text : "";
}

}  // namespace

TEST_CASE("a timeout is rejected below 0, until 6.0.0, and above 2147483647") {
  CHECK(rejected("3.1.2", {.host = "h", .timeout = -1e-09}) == "Invalid timeout");
  CHECK(rejected("3.1.3", {.host = "h", .timeout = -1e-09}) == "Invalid connect timeout");
  CHECK(rejected("5.3.7", {.host = "h", .read_timeout = -1}) == "Invalid read timeout");
  CHECK(rejected("6.0.0", {.host = "h", .timeout = -1, .read_timeout = -infinity}).empty());
  for (const char* release : {"3.1.3", "6.1.0"}) {
    CHECK(rejected(release, {.host = "h", .timeout = 2147483647}).empty());
    CHECK(rejected(release, {.host = "h", .timeout = 2147483647.5}) == "Invalid connect timeout");
    CHECK(rejected(release, {.host = "h", .timeout = infinity}) == "Invalid connect timeout");
    CHECK(rejected(release, {.host = "h", .timeout = -0.0}).empty());
    CHECK(rejected(release, {.host = "h", .timeout = std::nan(""), .read_timeout = std::nan("")})
              .empty());
  }
}

TEST_CASE("the retry interval is checked last, also in 6.x") {
  for (const char* release : {"2.2.4", "5.3.7", "6.1.0"}) {
    CHECK(rejected(release, {.host = "h", .retry_interval = -1}) == "Invalid retry interval");
    CHECK(rejected(release, {.host = "h", .retry_interval = 2147483648}) ==
          "Invalid retry interval");
    CHECK(rejected(release, {.host = "h", .retry_interval = 2147483647}).empty());
  }
  CHECK(
      rejected("5.3.7", {.host = "h", .timeout = 3e9, .retry_interval = -1, .read_timeout = 3e9}) ==
      "Invalid connect timeout");
  CHECK(rejected("5.3.7", {.host = "h", .retry_interval = -1, .read_timeout = 3e9}) ==
        "Invalid read timeout");
}

TEST_CASE("more arguments than a release takes are rejected before anything else") {
  CHECK(rejected("3.1.2", {.host = "h", .timeout = -1, .read_timeout = 1}) ==
        "Redis::pconnect() expects at most 5 parameters, 6 given");
  CHECK(rejected("5.2.2", {.call = Call::connect, .host = "h", .stream_context = true}) ==
        "Redis::connect() expects at most 6 parameters, 7 given");
  CHECK(rejected("5.3.0", {.host = "h", .stream_context = true}).empty());
  CHECK(rejection(*find_release("3.1.2"), {.host = "h", .read_timeout = 1})->thrown ==
        Thrown::nothing);
}

TEST_CASE("a bad value throws a RedisException, from 6.0.0 a ValueError") {
  CHECK(rejection(*find_release("5.3.7"), {.host = "h", .timeout = 3e9})->thrown ==
        Thrown::redis_exception);
  CHECK(rejection(*find_release("6.0.0"), {.host = "h", .timeout = 3e9})->thrown ==
        Thrown::value_error);
}

TEST_CASE("until 3.1.2 the read timeout equals the connect timeout") {
  const Opening old = opened("3.1.2", {.host = "h", .timeout = 2.5});
  CHECK(old.read_timeout.value == Timeval{2, 500000});
  CHECK(old.read_timeout.source == TimeoutSource::connect_timeout);
  const Opening recent = opened("3.1.3", {.host = "h", .timeout = 2.5, .read_timeout = 1});
  CHECK(recent.connect_timeout.value == Timeval{2, 500000});
  CHECK(recent.connect_timeout.source == TimeoutSource::argument);
  CHECK(recent.read_timeout.value == Timeval{1, 0});
  CHECK(recent.read_timeout.source == TimeoutSource::argument);
}

TEST_CASE("with a timeout of 0, or below a microsecond, PHP's default applies") {
  for (const double timeout : {0.0, 9e-07, -0.0}) {
    const Opening opening =
        opened("5.3.7", {.host = "h", .timeout = timeout, .read_timeout = timeout});
    CHECK_FALSE(opening.connect_timeout.value);
    CHECK(opening.connect_timeout.source == TimeoutSource::default_socket_timeout);
    CHECK(opening.read_timeout.source == TimeoutSource::default_socket_timeout);
  }
}
