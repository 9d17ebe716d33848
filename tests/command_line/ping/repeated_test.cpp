// ping -c: count, interval and summary.

#include <fcntl.h>
#include <unistd.h>

#include <csignal>

#include "command_line/repeated_ping.hpp"
#include "support/eventually.hpp"
#include "support/loopback.hpp"
#include "support/redis_server.hpp"
#include "support/scripted_peer.hpp"

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

TEST_CASE(
    "a ping with an interval, or of the count 0, goes on until Ctrl-C, which is its normal end") {
  const RedisServer server;
  for (const Words& words : {Words{"ping", "-i", "0.01"}, Words{"ping", "-c", "0", "-i", "0.01"}}) {
    Process ping(rconn_command(joined(words, {server.at()})));
    REQUIRE(ping.says("seq=5 PONG from "));
    ping.signal(SIGINT);
    const Outcome ended = ping.finish();
    INFO(ended.out << ended.err);
    CHECK(ended.exit == 0);
    CHECK(ended.err.empty());
    CHECK_THAT(ended.out, StartsWith("seq=1 PONG from "));
    CHECK_THAT(ended.out, ContainsSubstring(" sent, ") && ContainsSubstring(" ok, 0 % lost"));
  }
}

TEST_CASE("an endless ping exits with what it found, whatever signal ends it") {
  const std::string at = "127.0.0.1:" + std::to_string(free_port());
  Process failing(rconn_command({"ping", "-i", "0.01", at}));
  REQUIRE(failing.says("seq=3 "));
  failing.signal(SIGINT);
  CHECK(failing.finish().exit == 2);
  const RedisServer server;
  Process ended(rconn_command({"ping", "-i", "0.01", server.at()}));
  REQUIRE(ended.says("seq=2 "));
  ended.signal(SIGTERM);
  CHECK(ended.finish().exit == 0);
}

TEST_CASE("an endless ping that is ended before anything was answered has not succeeded") {
  const RedisServer server;
  const bool after_another = GENERATE(false, true);
  const ScriptedPeer silent([](Conversation& other) { other.hold(); });
  const Words first = after_another ? Words{server.at()} : Words{};
  Process ping(
      rconn_command(joined(joined({"ping", "-c", "0", "--deadline", "20"}, first), {silent.at()})));
  REQUIRE(eventually([&] { return silent.connections() > 0; }));
  ping.signal(SIGINT);
  CHECK(ping.finish().exit == 130);
}

TEST_CASE("a ping without an end ends when its output cannot be written") {
  const RedisServer server;
  const Outcome full = run_rconn({"ping", "-c", "0", "-i", "0.01", server.at()},
                                 {{}, "", [] { ::dup2(::open("/dev/full", O_WRONLY), 1); }});
  CHECK(full.exit == 3);
}

TEST_CASE("what is printed at the end of a ping needs an end") {
  CHECK_THAT(check_usage_error({"ping", "-c", "0", "-o", "nagios"}),
             ContainsSubstring("--count 0 has no end"));
  CHECK_THAT(check_usage_error({"ping", "-c", "0", "--out-file", "/nonexistent/file"}),
             ContainsSubstring("--count 0 has no end"));
  const RedisServer server;
  CHECK_THAT(run_rconn({"ping", "-i", "1", "-o", "nagios", server.at()}).out,
             StartsWith("REDIS OK"));
}

TEST_CASE("of repeated pings, the cause and the hint of a failure are told once") {
  const std::string at = "127.0.0.1:" + std::to_string(free_port());
  const Outcome outcome = run_rconn({"ping", "-c", "3", "-i", "0.01", at});
  const auto count = [&](const std::string& text) {
    std::size_t found = 0;
    for (auto at_byte = outcome.err.find(text); at_byte != std::string::npos;
         at_byte = outcome.err.find(text, at_byte + 1)) {
      ++found;
    }
    return found;
  };
  INFO(outcome.err);
  CHECK(count("\nhint: ") == 1);
  CHECK(count("(refused at connect") == 3);
  CHECK_THAT(outcome.err, StartsWith("rconn: seq=1 " + at + ": "));
  CHECK_THAT(outcome.err, ContainsSubstring("rconn: seq=3 " + at + ": "));
}

TEST_CASE("with -q repeated pings still end with their summary") {
  const RedisServer server;
  const Outcome quiet = run_rconn({"ping", "-q", "-c", "3", "-i", "0.01", server.at()});
  CHECK(quiet.exit == 0);
  CHECK(quiet.err.empty());
  CHECK_THAT(quiet.out, StartsWith("--- " + server.at() + ": 3 sent, 3 ok, 0 % lost\n"));
  CHECK(run_rconn({"ping", "-q", "-c", "2", "-i", "0.01", "-o", "json", server.at()}).out.empty());
}

TEST_CASE("each report tells when it began and which in a row it is") {
  const RedisServer server;
  const Outcome text = run_rconn({"ping", "-D", "-c", "2", "-i", "0.01", server.at()});
  const std::string date = "20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\\.[0-9]{3}Z";
  CHECK_THAT(text.out.substr(0, text.out.find('\n')),
             Catch::Matchers::Matches(date + " seq=1 PONG from .*"));
  const Reports reports = repeated({"-c", "2", server.at()});
  REQUIRE(reports.size() == 3);
  CHECK(reports[0]["sequence"] == 1);
  CHECK(reports[1]["sequence"] == 2);
  CHECK_THAT(reports[1]["time"].text(), Catch::Matchers::Matches(date));
  CHECK(reports[0]["time"].text() <= reports[1]["time"].text());
}

TEST_CASE("invalid counts and intervals are refused") {
  check_usage_error({"ping", "-c", "-3"});
  check_usage_error({"ping", "-c", "2", "-i", "x"});
}
