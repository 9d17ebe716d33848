// rconn watch: what rconn itself missed, the ends of a watch, and several targets.

#include <atomic>
#include <csignal>
#include <thread>

#include "command_line/tls.hpp"
#include "command_line/watch/watching.hpp"
#include "support/loopback.hpp"
#include "support/redis_server.hpp"
#include "support/table_peer.hpp"
#include "support/tls_redis_server.hpp"

using namespace support;
using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

double seconds_since(steady_clock::time_point began) {
  return std::chrono::duration<double>(steady_clock::now() - began).count();
}

}  // namespace

TEST_CASE("a time in which rconn itself was stopped is told as a pause, not as an outage") {
  const RedisServer server;
  Watch watch({"-i", "0.01", "--fresh", server.at()});
  watch.settles();
  const auto stopped = steady_clock::now();
  watch.process().signal(SIGSTOP);
  std::this_thread::sleep_for(2500ms);
  watch.process().signal(SIGCONT);
  watch.tells("\"event\":\"paused\"");
  const double lasted = seconds_since(stopped);
  std::this_thread::sleep_for(200ms);
  const Watched watched = watch.stop();
  CHECK(outages_of(watched).empty());
  CHECK(watched.summary["paused"].number() >= 2.4);
  CHECK(watched.summary["paused"].number() <= lasted + 0.5);
  CHECK(watched.summary["pauses"].size() >= 1);
  const Json target = watched.summary["targets"][0];
  CHECK(target["availability"]["time"] == 1.0);
  CHECK(target["availability"]["probes"] == 1.0);
  // What was due meanwhile was neither started late nor counted.
  CHECK(target["views"]["held"]["ok"].number() < 100 * (watched.summary["seconds"].number() - 2));
  CHECK(target["views"]["held"]["corrected_ms"]["max"].number() < 2000);
}

TEST_CASE("a reply that came while rconn was stopped is not taken for a late one") {
  std::atomic<bool> holds = false;
  const TablePeer peer([&](const TablePeer::Question&) {
    while (holds) std::this_thread::sleep_for(1ms);
    return std::string("+PONG\r\n");
  });
  Watch watch({"-i", "0.02", peer.at()});
  watch.settles();
  holds = true;
  std::this_thread::sleep_for(100ms);  // probes are under way, but not overdue
  watch.process().signal(SIGSTOP);
  holds = false;
  std::this_thread::sleep_for(1500ms);
  watch.process().signal(SIGCONT);
  watch.tells("\"event\":\"paused\"");
  std::this_thread::sleep_for(200ms);
  const Watched watched = watch.stop();
  CHECK(outages_of(watched).empty());
  CHECK(watched.summary["targets"][0]["views"]["held"]["failed"] == 0);
}

TEST_CASE("an outage that rconn slept through for a part has the length that it had") {
  RedisServer server;
  Watch watch({server.at()});
  watch.settles();
  const auto frozen = steady_clock::now();
  server.process().signal(SIGSTOP);
  watch.tells("\"event\":\"down\"");
  watch.process().signal(SIGSTOP);
  std::this_thread::sleep_for(700ms);
  watch.process().signal(SIGCONT);
  watch.tells("\"event\":\"paused\"");
  server.process().signal(SIGCONT);
  const auto resumed = steady_clock::now();
  watch.tells("\"event\":\"up\"");
  const auto outages = outages_of(watch.stop());
  REQUIRE(outages.size() == 1);
  check_window(outages[0], frozen, resumed);
}

TEST_CASE("a watch ends after its duration, or by a signal at any time") {
  const RedisServer server;
  const auto began = steady_clock::now();
  Watch limited({"--duration", "1", "-i", "0.1", server.at()});
  const Watched ended = limited.finish();
  CHECK(seconds_since(began) >= 1);
  CHECK(ended.outcome.exit == 0);
  CHECK(ended.summary["ended"] == "complete");
  CHECK(ended.summary["seconds"].number() >= 1);
  CHECK(ended.summary["targets"][0]["views"]["held"]["ok"].integer() >= 5);
  CHECK(ended.summary["targets"][0]["views"]["held"]["ok"].integer() <= 11);
  Watch endless({server.at()});
  endless.settles();
  endless.process().signal(SIGTERM);
  const Watched stopped = endless.finish();
  CHECK(stopped.outcome.exit == 0);
  CHECK(stopped.summary["ended"] == "interrupted");
}

TEST_CASE("targets are watched side by side, each with its own outages") {
  RedisServer frozen;
  const RedisServer well;
  const std::string nobody = "127.0.0.1:" + std::to_string(free_port());
  Watch watch({frozen.at(), "unix://" + well.socket(), nobody});
  watch.tells("\"event\":\"connected\"");
  std::this_thread::sleep_for(400ms);
  frozen.process().signal(SIGSTOP);
  watch.tells("reply-timeout");
  frozen.process().signal(SIGCONT);
  watch.tells("\"event\":\"up\"");
  const Watched watched = watch.stop();
  const auto targets = watched.summary["targets"].elements();
  REQUIRE(targets.size() == 3);
  CHECK(targets[0]["outages"].size() == 1);
  CHECK(targets[1]["outages"].size() == 0);
  CHECK(targets[1]["availability"]["time"] == 1.0);
  REQUIRE(targets[2]["outages"].size() == 1);
  CHECK(targets[2]["outages"][0]["faults"] == std::vector<std::string>{"refused"});
  CHECK(targets[2]["availability"]["probes"] == 0.0);
}

TEST_CASE("a server that speaks TLS and asks for a password is watched on one connection") {
  const Authority authority("Authority");
  TlsRedisServer server(authority.issue(loopback_certificate()),
                        {"--requirepass", "correct horse"});
  const std::string uri = "rediss://:correct%20horse@" + server.at();
  Watch watch({"--cacert", authority.file(), "--fresh", uri});
  watch.settles();
  const auto frozen = steady_clock::now();
  server.process().signal(SIGSTOP);
  watch.tells("\"view\":\"held\",\"fault\":\"reply-timeout\"");
  server.process().signal(SIGCONT);
  const auto resumed = steady_clock::now();
  watch.tells("\"event\":\"up\"");
  std::this_thread::sleep_for(200ms);
  const Watched watched = watch.stop();
  const auto outages = outages_of(watched);
  REQUIRE(outages.size() == 1);
  check_window(outages[0], frozen, resumed);
  CHECK_THAT(watched.outcome.out, !ContainsSubstring("horse"));
  const Json views = watched.summary["targets"][0]["views"];
  CHECK(views["fresh"]["rungs_ms"]["tls"]["p50"].number() > 0);
  CHECK(views["held"]["connections"].integer() < views["fresh"]["connections"].integer());
}

TEST_CASE("a silent server at a high rate has a bounded number of requests under way") {
  std::atomic<bool> holds = false;
  const TablePeer peer([&](const TablePeer::Question&) {
    while (holds) std::this_thread::sleep_for(1ms);
    return std::string("+PONG\r\n");
  });
  Watch watch({"-i", "0.001", peer.at()});
  watch.settles();
  holds = true;
  watch.tells("\"event\":\"down\"");
  holds = false;
  watch.tells("\"event\":\"up\"");
  const Watched watched = watch.stop();
  const Json held = watched.summary["targets"][0]["views"]["held"];
  CHECK(held["not_started"].integer() > 100);
  CHECK(held["failed"].integer() <= 400);
}
