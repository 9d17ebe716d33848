// rconn idle that is interrupted or stopped: what is known by then is told, and ages are measured.

#include <csignal>
#include <thread>

#include "command_line/idle/idle.hpp"
#include "support/eventually.hpp"

using namespace support;
using namespace std::chrono_literals;

TEST_CASE("an interrupted run tells what is known so far") {
  const RedisServer server;
  Process idle(idle_command({"--ages", "0.3,60", server.at()}));
  REQUIRE(eventually([&server] { return subscribers(server) == ":2"; }));
  REQUIRE(eventually([&server] { return subscribers(server) == ":1"; }));
  idle.signal(SIGINT);
  const Outcome outcome = idle.finish();
  CHECK(outcome.exit == 130);
  const Json report = report_of(outcome);
  CHECK(report["interrupted"] == true);
  CHECK(report["boundaries"]["subscribed"]["ok"] == 1);
  CHECK(report["boundaries"]["subscribed"]["pending"] == 1);
  CHECK_FALSE(report.contains("cause"));
  for (const Json& each : connections_of(report, "silent")) {
    if (each["planned"] == 60) CHECK(each["outcome"] == "pending");
  }
}

TEST_CASE("an interrupted run that saw a cut says why") {
  const RedisServer server({"--timeout", "1"});
  Process idle(idle_command({"--ages", "5,60", server.at()}));
  REQUIRE(eventually([&server] { return subscribers(server) == ":2"; }));
  // The subscribed one of 5 s was used, and the silent ones were closed long before.
  REQUIRE(eventually([&server] { return subscribers(server) == ":1"; }));
  idle.signal(SIGINT);
  const Outcome outcome = idle.finish();
  CHECK(outcome.exit == 130);
  CHECK(report_of(outcome)["cause"]["id"] == "server-timeout");
}

TEST_CASE("a process that was stopped measures its silences, and does not assume them") {
  const RedisServer server;
  Process idle(idle_command({"--ages", "9", server.at()}));
  REQUIRE(eventually([&server] { return subscribers(server) == ":1"; }));
  idle.signal(SIGSTOP);
  std::this_thread::sleep_for(10s);
  idle.signal(SIGCONT);
  const Outcome outcome = idle.finish();
  CHECK(outcome.exit == 0);
  for (const Json& each : report_of(outcome)["connections"].elements()) {
    CHECK(each["age"].number() >= 10);
  }
}

TEST_CASE("when a connection was closed is known even if nobody looked at that moment") {
  need_linux_files();
  const RedisServer server({"--timeout", "1"});
  Process idle(idle_command({"--ages", "3.5", server.at()}));
  REQUIRE(eventually([&server] { return subscribers(server) == ":1"; }));
  idle.signal(SIGSTOP);
  std::this_thread::sleep_for(6s);
  idle.signal(SIGCONT);
  const Outcome outcome = idle.finish();
  CHECK(outcome.exit == 1);
  const Json report = report_of(outcome);
  CHECK(report["cause"]["id"] == "server-timeout");
  for (const Json& each : connections_of(report, "silent")) {
    CHECK(each["how"] == "closed");
    CHECK(each["age"].number() < 5);  // not the 6 s and more at which it was noticed
  }
}
