// rconn key: persistent keys, without a network.

#include <fstream>

#include "command_line/expect.hpp"

using namespace support;

namespace {

std::string key(const Words& words) {
  const Outcome outcome = run_rconn(joined({"key"}, words));
  INFO(outcome.err);
  CHECK(outcome.exit == 0);
  return outcome.out;
}

// A number as a user would type it, exact to the last bit.
std::string number(const Json& value) { return value.dump(); }

}  // namespace

TEST_CASE("key prints the key under which phpredis keeps the connection") {
  CHECK(key({}) == "phpredis:127.0.0.1:6379:0.000000\n");
  CHECK(key({"-h", "::1", "-t", "2.5"}) == "phpredis:[::1]:6379:2.500000\n");
  CHECK(key({"[::1]:7000"}) == "phpredis:[::1]:7000:0.000000\n");
  CHECK(key({"-s", "/run/redis.sock", "--persistent-id", "app"}) ==
        "phpredis:unix:///run/redis.sock:app\n");
  CHECK(key({"-t", "500ms"}) == "phpredis:127.0.0.1:6379:0.500000\n");
  CHECK(key({"rediss://h"}) == "phpredis:h:6379:0.000000\n");
}

TEST_CASE("several targets print several keys") {
  CHECK(key({"a", "b:1"}) == "phpredis:a:6379:0.000000\nphpredis:b:1:0.000000\n");
}

TEST_CASE("keys and endpoints equal those of the real phpredis 3.1.0, byte for byte") {
  std::ifstream cases(RCONN_SOURCE "/tests/command_line/persistent/data/phpredis-3.1.0.jsonl");
  int count = 0;
  for (std::string line; std::getline(cases, line); ++count) {
    const auto row = parsed(line);
    INFO(line);
    Words words{"-h", row["host"]};
    if (row.contains("port")) words = joined(words, {"-p", number(row["port"])});
    if (row.contains("timeout")) words = joined(words, {"-t", number(row["timeout"])});
    if (row.contains("persistent_id")) {
      words = joined(words, {"--persistent-id", row["persistent_id"]});
    }
    CHECK(run_rconn(joined({"endpoint"}, words)).out == row["address"].text() + "\n");
    if (!row["key"].is_null()) CHECK(key(words) == row["key"].text() + "\n");
  }
  CHECK(count > 50);
}

TEST_CASE("a key in JSON keeps its bytes and has no verdict") {
  const auto report = report_of(run_rconn({"key", "-o", "json", "--persistent-id", "line\nbreak"}));
  CHECK(report["command"] == "key");
  CHECK(report["persistent_key"] == "phpredis:127.0.0.1:6379:line\nbreak");
  CHECK(report["endpoint"] == "127.0.0.1:6379");
  CHECK_FALSE(report.contains("verdict"));
  CHECK_FALSE(report.contains("times_ms"));
}

TEST_CASE("the key does not depend on the locale") {
  CHECK(run_rconn({"key", "-t", "2.5"}, {{{"LC_ALL", "de_DE.UTF-8"}}, "", {}}).out ==
        "phpredis:127.0.0.1:6379:2.500000\n");
}
