// rconn wait --stable: successes count only if one server process answered all of them.

#include <csignal>
#include <memory>
#include <thread>

#include "command_line/expect.hpp"
#include "support/loopback.hpp"
#include "support/redis_server.hpp"
#include "support/temporary_directory.hpp"

using namespace support;
using namespace std::chrono_literals;

namespace {

std::vector<std::string> server_at(int port, const TemporaryDirectory& directory) {
  return {
      "redis-server", "--port",        std::to_string(port), "--bind", "127.0.0.1", "--save", "",
      "--dir",        directory.path()};
}

// A server at this port that has begun to answer.
std::unique_ptr<Process> started(int port, const TemporaryDirectory& directory) {
  auto server = std::make_unique<Process>(server_at(port, directory),
                                          Surroundings{{{"LC_ALL", "C"}}, {}, {}});
  REQUIRE(server->says("Ready to accept connections"));
  return server;
}

}  // namespace

TEST_CASE("a server that restarts between the tries is not stable until it stays") {
  for (const std::string more : {"--any", "--topology", "--persistent"}) {
    INFO(more);
    const TemporaryDirectory directory;
    const int port = free_port();
    auto server = started(port, directory);
    const std::string at = "127.0.0.1:" + std::to_string(port);
    Process wait(rconn_command(
        {"wait", "--stable", "3", "-i", "2", "--deadline", "30", more, "-o", "json", at}));
    REQUIRE(wait.says(": ready (after"));
    server->signal(SIGKILL);
    static_cast<void>(server->finish());
    server = started(port, directory);
    const Outcome outcome = wait.finish();
    INFO(outcome.err);
    CHECK(outcome.exit == 0);
    CHECK(parsed(outcome.out)["tries"].integer() >= 4);
    // On a slow machine a try may also have found the server gone.
    CHECK_THAT(outcome.err, ContainsSubstring("another server process than before") ||
                                ContainsSubstring("refused"));
  }
}

TEST_CASE("a server that stays is stable after so many tries") {
  const RedisServer server;
  const Outcome outcome =
      run_rconn({"wait", "--stable", "3", "-i", "0.05", "-o", "json", server.at()});
  CHECK(outcome.exit == 0);
  CHECK(parsed(outcome.out)["tries"] == 3);
}

TEST_CASE("a server that closes idle connections is stable if it has run all the time") {
  const RedisServer server({"--timeout", "1"});
  std::this_thread::sleep_for(3s);  // so that its uptime, in whole seconds, tells
  const Outcome outcome = run_rconn(
      {"wait", "--stable", "2", "-i", "4", "--deadline", "30", "-o", "json", server.at()});
  CHECK(outcome.exit == 0);
  CHECK(parsed(outcome.out)["tries"] == 2);
}

TEST_CASE("a wait for stability that gives up says how often in a row it was ready") {
  // Nothing shows that this server has not restarted: it closes idle connections, and the user may
  // not ask for its uptime.
  const RedisServer server({"--timeout", "1", "--user", "probe", "on", ">p", "-@all", "+ping"});
  const Words words{"wait", "--stable", "2",     "-i", "4", "--deadline",
                    "6",    "--user",   "probe", "-a", "p", server.at()};
  const Outcome outcome = run_rconn(words);
  CHECK(outcome.exit == 124);
  CHECK_THAT(outcome.err, ContainsSubstring("ready, but only 1 try in a row"));
  const auto report = parsed(run_rconn(joined(words, {"-o", "json"})).out);
  CHECK(report["exit"] == 124);
  CHECK(report["ok"] == false);
}
