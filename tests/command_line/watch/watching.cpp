#include "command_line/watch/watching.hpp"

#include <csignal>
#include <thread>

#include "support/loopback.hpp"

using namespace std::chrono_literals;

namespace support {
namespace {

Watched read(Outcome outcome) {
  Watched watched;
  watched.outcome = std::move(outcome);
  INFO(watched.outcome.err);
  watched.events = reports_in(watched.outcome.out);
  REQUIRE_FALSE(watched.events.empty());
  watched.summary = watched.events.back();
  watched.events.pop_back();
  REQUIRE(watched.summary["event"] == "summary");
  return watched;
}

}  // namespace

Watch::Watch(const Words& words, const Surroundings& surroundings)
    : process_(rconn_command(joined({"watch", "-o", "json"}, words)), surroundings) {}

void Watch::tells(const std::string& text) { REQUIRE(process_.says(text)); }

void Watch::settles() {
  tells("\"event\":\"connected\"");
  std::this_thread::sleep_for(300ms);
}

Watched Watch::stop() {
  process_.signal(SIGINT);
  return finish();
}

Watched Watch::finish() { return read(process_.finish()); }

Process start_watch(const Words& arguments) {
  return Process(rconn_command(joined({"watch", "-o", "json"}, arguments)));
}

std::string nowhere() { return "127.0.0.1:" + std::to_string(free_port()); }

void check_contains(const std::string& text, const std::string& part) {
  INFO(part << "\nin:\n" << text);
  CHECK(text.find(part) != std::string::npos);
}

std::vector<Json> outages_of(const Watched& watched) {
  REQUIRE(watched.summary["targets"].size() == 1);
  return watched.summary["targets"][0]["outages"].elements();
}

bool has_event(const Watched& watched, const std::string& kind) {
  for (const Json& event : watched.events) {
    if (event["event"] == kind) return true;
  }
  return false;
}

void check_window(const Json& outage, SteadyTime began, SteadyTime ended) {
  constexpr double slack = 0.4;  // seconds: of a busy machine, and for the test's own signals
  INFO(outage.dump());
  const double truth = std::chrono::duration<double>(ended - began).count();
  CHECK(outage["over"] == true);
  CHECK(outage["seconds"].number() >= truth - outage["uncertainty"].number() - slack);
  CHECK(outage["seconds"].number() <= truth + outage["uncertainty"].number() + slack);
  CHECK(outage["uncertainty"].number() < 1);
}

}  // namespace support
