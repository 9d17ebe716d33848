// Signals at any moment of a run: what was done is delivered.

#include <csignal>
#include <fstream>

#include "command_line/check_reports.hpp"
#include "support/eventually.hpp"
#include "support/redis_server.hpp"
#include "support/temporary_directory.hpp"

using namespace support;

namespace {

std::string list_in(const TemporaryDirectory& directory, int port) {
  const std::size_t count = sanitized() ? 400 : 2'000;
  std::string targets;
  for (std::size_t n = 0; n < count; ++n) targets += address(n, port) + "\n";
  return directory.file("targets", targets);
}

// Waits until some targets have been checked.
void signal_early(const Process& process, const RedisServer& server,
                  const std::vector<int>& numbers) {
  // The server numbers its connections.
  const auto served = [&server] { return std::stoi(server.ask("CLIENT ID").substr(1)); };
  const int before = served();
  int asked = 0;
  REQUIRE(eventually([&] { return served() - before - ++asked > 10; }));
  for (const int number : numbers) process.signal(number);
}

}  // namespace

TEST_CASE("two signals in a row count as one, and the file is written") {
  const RedisServer server({"--bind", "0.0.0.0"});
  const TemporaryDirectory directory;
  const std::string list = list_in(directory, server.port());
  const std::string file = directory.path("out");
  const auto numbers = GENERATE(std::vector<int>{SIGTERM, SIGTERM}, std::vector<int>{SIGHUP},
                                std::vector<int>{SIGINT, SIGTERM, SIGHUP});
  for (const char* format : {"json", "openmetrics"}) {
    Process check(
        rconn_command({"check", "-f", list, "--rate", "200", "-o", format, "--out-file", file}));
    signal_early(check, server, numbers);
    const Outcome outcome = check.finish();
    CHECK(outcome.exit == 130);
    const std::string content = content_of(file);
    INFO(content);
    CHECK((content.ends_with("# EOF\n") || content.ends_with("}}\n")));
  }
}

TEST_CASE("an ignored SIGHUP does not end a run") {
  const RedisServer server;
  Process ping(rconn_command({"ping", "-c", "3", "-i", "0.2", server.at()}),
               {{}, "", [] { std::signal(SIGHUP, SIG_IGN); }});
  REQUIRE(ping.says("PONG"));
  ping.signal(SIGHUP);
  const Outcome outcome = ping.finish();
  CHECK(outcome.exit == 0);
  CHECK_THAT(outcome.out, ContainsSubstring("3 sent, 3 ok"));
}

TEST_CASE("a signal near the end of a run leaves a whole file") {
  const TemporaryDirectory directory;
  const std::string list = list_in(directory, 1);  // refused
  const std::string file = directory.path("out");
  const Words words{"check", "-f", list, "-o", "openmetrics", "--out-file", file};
  const auto whole = run_rconn(words).took;
  for (int percent = 60; percent <= 110; percent += 5) {
    std::ofstream(file) << "old\n";
    Process check(rconn_command(words));
    std::this_thread::sleep_for(whole * percent / 100);
    check.signal(SIGTERM);
    const Outcome outcome = check.finish();
    INFO(percent << " % " << outcome.err);
    CHECK((outcome.exit == 130 || outcome.exit == 2));
    CHECK(content_of(file).ends_with("# EOF\n"));
  }
}

TEST_CASE("a signal ends the reading of an endless list") {
  for (const char* source : {"yes 'bad host'", "yes '# comment'", "cat /dev/zero"}) {
    const Words rconn = rconn_command({"check", "-q", "-f", "-"});
    const std::string script =
        std::string(source) + " | exec timeout -s TERM --preserve-status 1 \"$@\"";
    Process check(joined({"sh", "-c", script, "sh"}, rconn));
    const Outcome outcome = check.finish();
    INFO(source);
    CHECK(outcome.exit == 130);
    CHECK(outcome.took < ceiling);
  }
}
