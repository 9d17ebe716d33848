// rconn ping against healthy servers.

#include <csignal>

#include "command_line/expect.hpp"
#include "support/loopback.hpp"
#include "support/redis_server.hpp"

using namespace support;

TEST_CASE("ping answers PONG, in every notation of the target") {
  const RedisServer server;
  const std::string port = std::to_string(server.port());
  check_pong({"ping", server.at()});
  check_pong({"ping", "-p", port});
  check_pong({"ping", "--host", "127.0.0.1", "--port", port});
  check_pong({"ping", "-u", "redis://" + server.at() + "/3"});
  check_pong({"ping", "valkey://" + server.at()});
  check_pong({"ping", "-s", server.socket()});
  check_pong({"ping", server.socket()});
  check_pong({"ping", "unix://" + server.socket() + "?db=2"});
}

TEST_CASE("ping finds a server by the name localhost") {
  need_localhost();
  const RedisServer server;
  check_pong({"ping", "-h", "localhost", "-p", std::to_string(server.port())});
}

TEST_CASE("ping takes its target from $REDIS_URL when none is named") {
  const RedisServer server;
  check_pong({"ping"}, {{{"REDIS_URL", "redis://" + server.at()}}, "", {}});
}

TEST_CASE("ping reaches a server on IPv6") {
  const RedisServer server({"--bind", "127.0.0.1", "-::1"});
  const auto port = std::to_string(server.port());
  const Outcome outcome = run_rconn({"ping", "--host", "::1", "-p", port});
  if (outcome.err.find("unreachable") != std::string::npos ||
      outcome.err.find("local-limit") != std::string::npos) {
    skip("this machine has no IPv6");
  }
  CHECK(outcome.exit == 0);
  CHECK_THAT(outcome.out, StartsWith("PONG from [::1]:" + port));
  check_pong({"ping", "[::1]:" + port});
  check_pong({"ping", "-6", "redis://[::1]:" + port});
  check_pong({"ping", "-h", "::1%lo", "-p", port});
}

TEST_CASE("ping logs in with a password from every source") {
  const RedisServer server({"--requirepass", "hunter2"});
  check_pong({"ping", server.at(), "-a", "hunter2"});
  check_pong({"ping", "redis://:hunter2@" + server.at()});
  check_pong({"ping", "redis://hunter2@" + server.at()});
  check_pong({"ping", server.at()}, {{{"REDISCLI_AUTH", "hunter2"}}, "", {}});
  check_pong({"ping", server.at(), "--pass-file", server.directory().file("pw", "hunter2\n")});
}

TEST_CASE("ping logs in as an ACL user") {
  const RedisServer server(
      {"--user", "app", "on", ">s3cret", "+@all", "--user", "open", "on", "nopass", "+@all"});
  check_pong({"ping", server.at(), "--user", "app", "-a", "s3cret"});
  check_pong({"ping", "redis://app:s3cret@" + server.at()});
  check_pong({"ping", server.at(), "--user", "open", "-a", ""});
}

TEST_CASE("the times of the rungs add up to the total and unused rungs are absent") {
  need_localhost();
  const RedisServer server({"--requirepass", "hunter2"});
  const auto report = report_of(run_rconn({"ping", "-o", "json", "-n", "1", "-a", "hunter2",
                                           "localhost:" + std::to_string(server.port())}));
  CHECK(report["ok"] == true);
  CHECK(report["verdict"] == "ready");
  CHECK(report["exit"] == 0);
  double sum = 0;
  for (const char* rung : {"resolve", "connect", "auth", "select", "ping"}) {
    CHECK(report["times_ms"][rung].number() > 0);
    sum += report["times_ms"][rung].number();
  }
  CHECK(std::abs(sum - report["times_ms"]["total"].number()) < 1e-6);

  const auto plain = report_of(run_rconn({"ping", "-o", "json", server.socket(), "-a", "hunter2"}));
  CHECK_FALSE(plain["times_ms"].contains("resolve"));
  CHECK_FALSE(plain["times_ms"].contains("select"));
}

TEST_CASE("a JSON report of success has the documented fields") {
  const RedisServer server;
  const auto report =
      report_of(run_rconn({"ping", "-o", "json", "--persistent-id", "app", server.at()}));
  CHECK(report["command"] == "ping");
  CHECK(report["target"] == server.at());
  CHECK(report["endpoint"] == server.at());
  CHECK(report["persistent_key"] == "phpredis:" + server.at() + ":app");
  CHECK(report["reused"] == false);
  CHECK(report["address"] == server.at());
  CHECK(report["attempts"].size() == 1);
  CHECK_FALSE(report.contains("fault"));
}

TEST_CASE("a name with one dead address is reached through the next one") {
  need_localhost();
  const RedisServer server;  // on 127.0.0.1 only; localhost may be ::1 first
  const auto report =
      report_of(run_rconn({"ping", "-o", "json", "localhost:" + std::to_string(server.port())}));
  CHECK(report["ok"] == true);
  CHECK(report["address"] == server.at());
  CHECK(report["attempts"].elements().back()["address"] == server.at());
  CHECK_FALSE(report["attempts"].elements().back().contains("fault"));
}

TEST_CASE("each target has a line and the worst result decides the exit status") {
  const RedisServer server;
  const std::string dead = "127.0.0.1:1";
  const Outcome outcome = run_rconn({"ping", server.at(), dead, server.socket()});
  CHECK(outcome.exit == 2);
  CHECK(std::count(outcome.out.begin(), outcome.out.end(), '\n') == 2);
  CHECK_THAT(outcome.err, StartsWith("rconn: " + dead));
}

TEST_CASE("simple exit statuses make every failure 1") {
  const RedisServer server;
  CHECK(run_rconn({"ping", "--exit-simple", server.at()}).exit == 0);
  CHECK(run_rconn({"ping", "--exit-simple", "127.0.0.1:1"}).exit == 1);
  CHECK(run_rconn({"ping", "--exit-simple", "-p", "abc"}).exit == 1);
}
