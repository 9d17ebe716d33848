// rconn idle with a server that is frozen, gone or restarted meanwhile: that is no idle cut.

#include <csignal>
#include <memory>
#include <thread>

#include "command_line/idle/idle.hpp"
#include "support/eventually.hpp"
#include "support/loopback.hpp"

using namespace support;

namespace {

void check_unclear(const Outcome& outcome, const std::string& cause, const std::string& how) {
  INFO(outcome.err);
  CHECK(outcome.exit == 2);
  const Json report = report_of(outcome);
  CHECK(report["cause"]["id"] == cause);
  CHECK(report["cause"]["certainty"] == "proven");
  for (const Json& each : report["connections"].elements()) {
    CHECK(each["outcome"] == "unclear");
    CHECK(each["how"] == how);
  }
  CHECK(report["clients"].size() == 0);
}

}  // namespace

TEST_CASE("a server that hangs when connections are used is not taken for one that cuts them") {
  RedisServer server;
  Process idle(idle_command({"--ages", "1", "--read-timeout", "0.5", "-t", "0.5", server.at()}));
  REQUIRE(eventually([&server] { return subscribers(server) == ":1"; }));
  server.process().signal(SIGSTOP);
  const Outcome outcome = idle.finish();
  check_unclear(outcome, "server-down", "server-down");
  CHECK(report_of(outcome)["connections"][0]["fault"] == "reply-timeout");
}

TEST_CASE("a server that is gone when connections are used is not taken for one that cuts them") {
  RedisServer server;
  Process idle(idle_command({"--ages", "1", server.at()}));
  REQUIRE(eventually([&server] { return subscribers(server) == ":1"; }));
  server.process().signal(SIGKILL);
  const Outcome outcome = idle.finish();
  check_unclear(outcome, "server-down", "server-down");
  CHECK(report_of(outcome)["connections"][0]["fault"] == "refused");
}

TEST_CASE("a server that was restarted meanwhile is told by its run id") {
  const TemporaryDirectory directory;
  const int port = free_port();
  const std::string at = "127.0.0.1:" + std::to_string(port);
  const auto start = [&] {
    auto server =
        std::make_unique<Process>(Words{"redis-server", "--port", std::to_string(port), "--bind",
                                        "127.0.0.1", "--save", "", "--dir", directory.path()},
                                  Surroundings{{{"LC_ALL", "C"}}, {}, {}});
    REQUIRE(server->says("Ready to accept connections"));
    return server;
  };
  auto server = start();
  Process idle(idle_command({"--ages", "2", at}));
  REQUIRE(eventually([port] {
    const Descriptor client = connect_to(port);
    send_all(client.get(), "EVAL \"return redis.call('pubsub','numsub','rconn:idle')[2]\" 0\r\n");
    return read_line(client.get()) == ":1\r\n";
  }));
  server->signal(SIGKILL);
  static_cast<void>(server->finish());
  server = start();
  check_unclear(idle.finish(), "server-restarted", "restarted");
}

TEST_CASE("an event that ends used connections, too, is not taken for a limit on their lifetime") {
  RedisServer server;
  Process idle(idle_command({"--ages", "3.5", server.at()}));
  REQUIRE(eventually([&server] { return subscribers(server) == ":1"; }));
  std::this_thread::sleep_for(std::chrono::milliseconds(2500));  // PING was answered meanwhile
  CHECK(server.ask("CLIENT KILL TYPE normal SKIPME yes") == ":3");
  const Outcome outcome = idle.finish();
  CHECK(outcome.exit == 2);
  const Json report = report_of(outcome);
  CHECK(report["cause"]["id"] == "ended-together");
  CHECK(report["clients"].size() == 0);
  for (const Json& each : report["connections"].elements()) {
    CHECK(each["how"] == (each["arm"] == "subscribed" ? "answered" : "ended-together"));
  }
}
