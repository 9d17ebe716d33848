// The number of targets that `check` probes at once, and that hanging targets delay no other.

#include "command_line/check_reports.hpp"
#include "command_line/own_network.hpp"
#include "support/peer_farm.hpp"
#include "support/redis_server.hpp"
#include "support/temporary_directory.hpp"

using namespace support;
using namespace std::chrono_literals;

namespace {

Outcome check_lines(const Fleet& fleet, const Words& more) {
  const TemporaryDirectory directory;
  return run_rconn(
      joined({"check", "-o", "json", "-f", directory.file("list", fleet.lines())}, more));
}

Outcome check_lines_in_own_network(const Words& network, const Fleet& fleet, const Words& more) {
  const TemporaryDirectory directory;
  const std::string list = directory.file("list", fleet.lines());
  return run_in_own_network(network, joined({"check", "-o", "json", "-f", list}, more));
}

// The index of the last report with this fault.
std::size_t last_with(const std::string& fault, const Checked& run) {
  std::size_t place = 0;
  for (std::size_t i = 0; i < run.reports.size(); ++i) {
    const auto& report = run.reports[i];
    if ((report["ok"] == true ? Fleet::ok : report["fault"].text()) == fault) place = i + 1;
  }
  return place;
}

}  // namespace

TEST_CASE("a check probes as many targets at once as --jobs allows") {
  PeerFarm farm;
  const int port = farm.add(silent());
  Fleet fleet;
  for (std::size_t i = 0; i < 30; ++i) fleet.add(address(i, port), "reply-timeout");
  check_fates(fleet, checked(check_lines(fleet, {"--jobs", "7", "--read-timeout", "300ms"}).out));
  CHECK(farm.max_at_once(port) == 7);
}

TEST_CASE("with --jobs 1 targets are checked one after another in order") {
  PeerFarm farm;
  const int port = farm.add(answering("+PONG\r\n"));
  Fleet fleet;
  for (std::size_t i = 0; i < 200; ++i) fleet.add(address(i, port), Fleet::ok);
  const Checked run = checked(check_lines(fleet, {"--jobs", "1"}).out);
  check_fates(fleet, run);
  CHECK(run.order() == fleet.targets());
  CHECK(farm.max_at_once(port) == 1);
}

TEST_CASE("the option --rate spreads connections evenly, also those that fail at once") {
  PeerFarm farm;
  const int port = farm.add(answering("+PONG\r\n"));
  const int closed_port = farm.add_closed_port();
  Fleet fleet;
  for (std::size_t i = 0; i < 12; ++i) {
    fleet.add(address(i, i % 2 == 0 ? port : closed_port), i % 2 == 0 ? Fleet::ok : "refused");
  }
  const auto start = PeerFarm::Clock::now();
  const Outcome outcome = check_lines(fleet, {"--rate", "20"});
  check_fates(fleet, checked(outcome.out));
  CHECK(outcome.took >= 11 * 50ms);
  const auto arrivals = farm.arrivals(port);
  REQUIRE(arrivals.size() == 6);
  for (std::size_t i = 0; i < arrivals.size(); ++i) {
    const auto before = static_cast<int>(2 * i);  // every other connection arrives here
    CHECK(arrivals[i] - start >= before * 50ms - 1ms);
  }
}

TEST_CASE("peers that never answer delay no other") {
  PeerFarm farm;
  const RedisServer server({"--bind", "0.0.0.0"});
  const int hanging = farm.add(silent());
  Fleet fleet;
  for (std::size_t i = 0; i < 400; ++i) fleet.add(address(i, hanging), "reply-timeout");
  for (std::size_t i = 0; i < 400; ++i) fleet.add(address(i, server.port()), Fleet::ok);
  const Checked run = checked(check_lines(fleet, {"--read-timeout", "10"}).out);
  check_fates(fleet, run);
  CHECK(last_with(Fleet::ok, run) == 400);
}

TEST_CASE("very many unreachable addresses and names are each reported") {
  const RedisServer server;
  const TemporaryDirectory directory;
  Fleet fleet;
  const std::size_t each = many / 10;
  for (std::size_t i = 0; i < each; ++i) {
    const std::string number = std::to_string(i);
    const std::string end = std::to_string(i >> 8) + "." + std::to_string(i & 255);
    const std::string socket = directory.path(number);  // each is a link to the same socket
    REQUIRE(::symlink(server.socket().c_str(), socket.c_str()) == 0);
    fleet.add("198.18." + end + ":6379", "connect-timeout");
    fleet.add("198.19." + end + ":6379", "connect-timeout");
    fleet.add("203.0." + end + ":6379", "unreachable");
    fleet.add("no" + number + ".such.name:6379", "name-not-found");
    fleet.add("127.1." + end + ":6379", "refused");
    fleet.add("here:" + std::to_string(i + 1), "refused");
    fleet.add(socket, Fleet::ok);
    fleet.add(socket + "x", "no-socket");
  }
  const auto outcome = check_lines_in_own_network(
      {"--black-hole", "--no-dns", "--hosts", "127.0.0.1 here\n"}, fleet, {"-t", "2"});
  CHECK(outcome.exit == 2);
  check_fates(fleet, checked(outcome.out));
}

TEST_CASE("addresses that drop connection requests delay no other") {
  const RedisServer server;
  Fleet fleet;
  for (std::size_t i = 0; i < 300; ++i) {
    fleet.add("198.18.0." + std::to_string(i % 256) + ":" + std::to_string(i + 1),
              "connect-timeout");
  }
  for (std::size_t i = 0; i < 300; ++i) fleet.add(address(i, 1), "refused");
  fleet.add(server.socket(), Fleet::ok);
  const auto outcome = check_lines_in_own_network({"--black-hole"}, fleet, {"-t", "10"});
  const Checked run = checked(outcome.out);
  check_fates(fleet, run);
  CHECK(last_with(Fleet::ok, run) <= 301);
  CHECK(last_with("refused", run) <= 301);
}

TEST_CASE("slow name lookups delay no other target, and each other only slightly") {
  const RedisServer server;
  Fleet fleet;
  for (std::size_t i = 0; i < 50; ++i) {
    fleet.add("slow" + std::to_string(i) + ".test:1", "refused");
  }
  for (std::size_t i = 0; i < 50; ++i) fleet.add("quick:" + std::to_string(i + 1), "refused");
  fleet.add(server.socket(), Fleet::ok);
  const auto outcome = check_lines_in_own_network(
      {"--dns-delay", "4000", "--hosts", "127.0.0.1 quick\n"}, fleet, {"-t", "20"});
  const Checked run = checked(outcome.out);
  check_fates(fleet, run);
  CHECK(outcome.took < ceiling);  // in sequence they would take 200 s
  for (std::size_t i = 0; i < 51; ++i) {
    CHECK_THAT(run.reports.at(i)["target"].text(), !StartsWith("slow"));
  }
}

TEST_CASE("names without an answer are name-timeout and delay no other target") {
  const RedisServer server;
  Fleet fleet;
  for (std::size_t i = 0; i < 50; ++i) {
    fleet.add("lost" + std::to_string(i) + ".test:1", "name-timeout");
  }
  fleet.add(server.socket(), Fleet::ok);
  const auto outcome = check_lines_in_own_network({"--silent-dns"}, fleet, {"-t", "1"});
  const Checked run = checked(outcome.out);
  check_fates(fleet, run);
  CHECK(last_with(Fleet::ok, run) == 1);
}
