// rconn watch, the held connection: outages of real servers, told with what the test knows of them.

#include <csignal>
#include <memory>
#include <thread>

#include "command_line/watch/watching.hpp"
#include "support/loopback.hpp"
#include "support/redis_server.hpp"
#include "support/temporary_directory.hpp"

using namespace support;
using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

// A server at this port that has begun to answer.
std::unique_ptr<Process> started(int port, const TemporaryDirectory& directory) {
  const Words command{
      "redis-server", "--port",        std::to_string(port), "--bind", "127.0.0.1", "--save", "",
      "--dir",        directory.path()};
  auto server = std::make_unique<Process>(command, Surroundings{{{"LC_ALL", "C"}}, {}, {}});
  REQUIRE(server->says("Ready to accept connections"));
  return server;
}

std::vector<std::string> faults_of(const Json& outage) {
  std::vector<std::string> faults;
  for (const Json& fault : outage["faults"].elements()) faults.push_back(fault.text());
  return faults;
}

}  // namespace

TEST_CASE("a frozen server is one outage of the time for which it was frozen") {
  RedisServer server;
  Watch watch({server.at()});
  watch.settles();
  const auto frozen = steady_clock::now();
  server.process().signal(SIGSTOP);
  watch.tells("\"event\":\"down\"");
  server.process().signal(SIGCONT);
  const auto resumed = steady_clock::now();
  watch.tells("\"event\":\"up\"");
  const Watched watched = watch.stop();
  CHECK(watched.outcome.exit == 0);
  const auto outages = outages_of(watched);
  REQUIRE(outages.size() == 1);
  check_window(outages[0], frozen, resumed);
  CHECK(faults_of(outages[0]) == std::vector<std::string>{"reply-timeout"});
  CHECK(outages[0]["views"][0]["faults"][0]["cause"]["id"] == "not-answered");
  CHECK(watched.summary["ended"] == "interrupted");
}

TEST_CASE("a server that is killed and started again is an outage that begins with its end") {
  const TemporaryDirectory directory;
  const int port = free_port();
  auto server = started(port, directory);
  Watch watch({"127.0.0.1:" + std::to_string(port)});
  watch.settles();
  const auto killed = steady_clock::now();
  server->signal(SIGKILL);
  static_cast<void>(server->finish());
  watch.tells("\"fault\":\"refused\"");
  std::this_thread::sleep_for(500ms);
  server = started(port, directory);
  const auto ready = steady_clock::now();
  watch.tells("\"event\":\"up\"");
  const Watched watched = watch.stop();
  const auto outages = outages_of(watched);
  REQUIRE(outages.size() == 1);
  check_window(outages[0], killed, ready);
  CHECK(faults_of(outages[0]).back() == "refused");
  const double availability = watched.summary["targets"][0]["availability"]["time"].number();
  CHECK(availability > 0);
  CHECK(availability < 1);
}

TEST_CASE("a short freeze within the limit of a reply is no outage, but in the percentiles") {
  RedisServer server;
  Watch watch({"--read-timeout", "5", server.at()});
  watch.settles();
  server.process().signal(SIGSTOP);
  std::this_thread::sleep_for(700ms);
  server.process().signal(SIGCONT);
  std::this_thread::sleep_for(300ms);
  const Watched watched = watch.stop();
  CHECK(outages_of(watched).empty());
  const Json held = watched.summary["targets"][0]["views"]["held"];
  CHECK(held["failed"] == 0);
  // Each of the probes that were due meanwhile waited for the rest of the freeze.
  CHECK(held["service_ms"]["max"].number() >= 550);
  CHECK(held["service_ms"]["p90"].number() >= 200);
}

TEST_CASE("an outage that goes on when the watch ends is in its record") {
  RedisServer server;
  Watch watch({server.at()});
  watch.settles();
  server.process().signal(SIGSTOP);
  watch.tells("\"event\":\"down\"");
  const Watched watched = watch.stop();
  server.process().signal(SIGCONT);
  CHECK(watched.outcome.exit == 0);
  const auto outages = outages_of(watched);
  REQUIRE(outages.size() == 1);
  CHECK(outages[0]["over"] == false);
  CHECK(outages[0]["seconds"].number() > 0.5);
  CHECK(watched.summary["targets"][0]["is_down"] == true);
}

TEST_CASE("a watch in which nothing ever succeeded ends with its summary") {
  const std::string nobody = "127.0.0.1:" + std::to_string(free_port());
  Watch watch({"--duration", "0.5", nobody});
  const Watched watched = watch.finish();
  CHECK(watched.outcome.exit == 0);
  CHECK(watched.summary["ended"] == "complete");
  const auto outages = outages_of(watched);
  REQUIRE(outages.size() == 1);
  CHECK(faults_of(outages[0]) == std::vector<std::string>{"refused"});
  CHECK(watched.summary["targets"][0]["availability"]["time"].number() == 0);
}
