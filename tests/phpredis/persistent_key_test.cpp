#include "phpredis/persistent_key.hpp"

#include <clocale>

#include "support/catch.hpp"

using rconn::phpredis::persistent_key;

TEST_CASE("without an id the key ends in the timeout as %f prints it") {
  CHECK(persistent_key("h:6379", std::nullopt, 0) == "phpredis:h:6379:0.000000");
  CHECK(persistent_key("h:6379", std::nullopt, 2.5) == "phpredis:h:6379:2.500000");
  CHECK(persistent_key("h:6379", std::nullopt, 5.1e-07) == "phpredis:h:6379:0.000001");
  CHECK(persistent_key("h:6379", std::nullopt, 0.0234375) == "phpredis:h:6379:0.023438");
  CHECK(persistent_key("h:6379", std::nullopt, 2147483647) == "phpredis:h:6379:2147483647.000000");
}

TEST_CASE("with an id the timeout plays no part, and an empty id counts as one") {
  CHECK(persistent_key("h:6379", "app", 2.5) == "phpredis:h:6379:app");
  CHECK(persistent_key("h:6379", "", 2.5) == "phpredis:h:6379:");
}

TEST_CASE("the key does not depend on the locale") {
  for (const char* name : {"de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8", ""}) {
    std::setlocale(LC_ALL, name);
    CHECK(persistent_key("h:6379", std::nullopt, 2.5) == "phpredis:h:6379:2.500000");
  }
  std::setlocale(LC_ALL, "C");
}
