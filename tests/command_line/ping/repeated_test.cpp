// ping -c: count, interval and summary.

#include <csignal>

#include "command_line/repeated_ping.hpp"
#include "support/loopback.hpp"
#include "support/redis_server.hpp"

using namespace support;

TEST_CASE("with both kinds of connection the last line compares their times") {
  const RedisServer server;
  const Outcome outcome = run_rconn({"ping", "--compare", "-c", "5", "-i", "0.01", server.at()});
  CHECK(outcome.exit == 0);
  const std::string last = outcome.out.substr(outcome.out.rfind('\n', outcome.out.size() - 2) + 1);
  CHECK_THAT(last, StartsWith("a persistent connection saves "));
  CHECK_THAT(outcome.out, ContainsSubstring("10 sent, 10 ok"));
  const Outcome persistent =
      run_rconn({"ping", "--compare", "--persistent", "-c", "5", "-i", "0.01", server.at()});
  CHECK_THAT(persistent.out, ContainsSubstring("reused (4)"));
  CHECK_THAT(outcome.out, ContainsSubstring("reused (4)"));
}

TEST_CASE("the summary counts failures by fault and is also printed after a signal") {
  const std::string at = "127.0.0.1:" + std::to_string(free_port());
  const Outcome failed = run_rconn({"ping", "-c", "3", "-i", "0.01", at});
  CHECK(failed.exit == 2);
  CHECK_THAT(failed.out, ContainsSubstring("3 sent, 0 ok, 3 refused"));
  const RedisServer server;
  Process ping(rconn_command({"ping", "-c", "1000", "-i", "10", server.at()}));
  REQUIRE(ping.says("PONG"));
  ping.signal(SIGINT);
  const Outcome interrupted = ping.finish();
  CHECK(interrupted.exit == 130);
  CHECK_THAT(interrupted.out, ContainsSubstring("1 sent, 1 ok"));
}

TEST_CASE("invalid counts and intervals are refused") {
  check_usage_error({"ping", "-c", "0"});
  check_usage_error({"ping", "-c", "-3"});
  check_usage_error({"ping", "-c", "2", "-i", "x"});
}
