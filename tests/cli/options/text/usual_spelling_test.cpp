#include "cli/options/text/usual_spelling.hpp"

#include "support/catch.hpp"

using namespace rconn::cli::text;

TEST_CASE("a time in the units of other tools is one of rconn") {
  CHECK(usual_time("5min") == "5m");
  CHECK(usual_time("5 Minutes") == "5m");
  CHECK(usual_time("30sec") == "30s");
  CHECK(usual_time("250msec") == "250ms");
  CHECK(usual_time("1,5") == "1.5");
  CHECK(usual_time("1h30m") == "5400s");
  CHECK(usual_time("2weeks") == "14d");
}

TEST_CASE("what is no time stays none") {
  for (const char* text :
       {"", "x", "5x", "min", "1m30", "1,000,000", "5 s x", "-5s", "1111111111111111111111111s"}) {
    INFO(text);
    CHECK(usual_time(text).empty());
  }
}

TEST_CASE("a size in the units of other tools is one of rconn") {
  CHECK(usual_size("1m") == "1M");
  CHECK(usual_size("64 KiB") == "64K");
  CHECK(usual_size("1GB") == "1G");
  CHECK(usual_size("1").empty());
  CHECK(usual_size("").empty());
}
