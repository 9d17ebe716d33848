#include "connector/values/security/user_info.hpp"

#include "support/catch.hpp"

using rconn::without_user_info;

TEST_CASE("what may be a password is hidden in a URI, with or without a scheme") {
  CHECK(without_user_info("redis://u:hunter2@h:1/2") == "redis://***@h:1/2");
  CHECK(without_user_info("redis://u:a@b@h") == "redis://***@h");
  CHECK(without_user_info("redis://hunter2") == "redis://***");
  CHECK(without_user_info("u:hunter2@h") == "***@h");
  CHECK(without_user_info("hunter2@h") == "***@h");
  CHECK(without_user_info("u:hunter2@h://x") == "***@h://x");
}

TEST_CASE("a text that holds no user info stays as it is") {
  for (const char* text : {"", "80x", "-1", "host:port", "/path/to/file"}) {
    CHECK(without_user_info(text) == text);
  }
}
