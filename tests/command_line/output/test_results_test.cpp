// -o junit and -o tap: each target, or each ping, is a test.

#include <csignal>

#include "command_line/output/hostile_text.hpp"
#include "command_line/output/test_results.hpp"
#include "support/eventually.hpp"
#include "support/loopback.hpp"
#include "support/redis_server.hpp"
#include "support/scripted_peer.hpp"
#include "support/temporary_directory.hpp"

using namespace support;

namespace {

std::string closed_address() { return "127.0.0.1:" + std::to_string(free_port()); }

// A list with a server that works, named twice, one that refuses, and a line that is no target.
class Fleet {
 public:
  explicit Fleet(const std::string& up)
      : down(closed_address()),
        list(directory_.file("fleet.txt", up + "\n" + down + "\na b\n" + up + "\n")) {}

 private:
  TemporaryDirectory directory_;

 public:
  const std::string down;
  const std::string list;
};

void check_no_password(const Outcome& outcome) {
  CHECK_THAT(outcome.out + outcome.err, !ContainsSubstring("hunter2"));
}

}  // namespace

TEST_CASE("JUnit has a test for each target and each bad line of a list") {
  const RedisServer server;
  const Fleet fleet(server.at());
  const Words words{"check", "-f", fleet.list, "--ordered", "-o", "junit"};
  const Outcome outcome = run_rconn(words);
  CHECK(outcome.exit == 2);
  const std::string results = junit_results(outcome.out);
  CHECK_THAT(results, ContainsSubstring("passed " + server.at() + "\n"));
  CHECK_THAT(results, ContainsSubstring("passed " + server.at() + " (2)\n"));
  CHECK_THAT(results, ContainsSubstring("failed " + fleet.down + " refused\n"));
  CHECK_THAT(results, ContainsSubstring("error " + fleet.list + ", line 3 bad-list\n"));
  CHECK(std::ranges::count(results, '\n') == 4);
}

TEST_CASE("TAP has a test for each target and each bad line of a list") {
  const RedisServer server;
  const Fleet fleet(server.at());
  const Outcome outcome = run_rconn({"check", "-f", fleet.list, "--ordered", "-o", "tap"});
  CHECK(outcome.exit == 2);
  const std::string results = tap_results(outcome.out);
  CHECK_THAT(results, ContainsSubstring("passed " + server.at() + "\n"));
  CHECK_THAT(results, ContainsSubstring("passed " + server.at() + " (2)\n"));
  CHECK_THAT(results, ContainsSubstring("failed " + fleet.down + " refused\n"));
  CHECK_THAT(results, ContainsSubstring("failed " + fleet.list + ", line 3\n"));
  CHECK(results.ends_with("\nplan 4\n"));
}

TEST_CASE("with --only-failures, tests that passed are left out, and the numbers agree") {
  const RedisServer server;
  const Fleet fleet(server.at());
  const Words words{"check", "-f", fleet.list, "--only-failures"};
  const std::string junit = junit_results(run_rconn(joined(words, {"-o", "junit"})).out);
  CHECK_THAT(junit, !ContainsSubstring("passed"));
  CHECK(std::ranges::count(junit, '\n') == 2);
  const Words good{"check", server.at(), "--only-failures"};
  CHECK(junit_results(run_rconn(joined(good, {"-o", "junit"})).out).empty());
  CHECK(tap_results(run_rconn(joined(good, {"-o", "tap"})).out) ==
        "plan 0 none failed of 1 target\n");
  CHECK_THAT(tap_results(run_rconn(joined(words, {"-o", "tap"})).out),
             ContainsSubstring("\nplan 2\n"));
}

TEST_CASE("repeated pings are tests with their numbers, and the summary is beside them") {
  const RedisServer server;
  const Words words{"ping", "-c", "2", "-i", "0", "--compare", server.at()};
  const Outcome junit = run_rconn(joined(words, {"-o", "junit"}));
  const std::string at = server.at();
  CHECK(junit_results(junit.out) == "passed " + at + " seq=1\npassed " + at +
                                        " seq=1 persistent\npassed " + at + " seq=2\npassed " + at +
                                        " seq=2 persistent\n");
  CHECK_THAT(junit.out, ContainsSubstring("<system-out>--- " + at + ": 4 sent, 4 ok"));
  const Outcome tap = run_rconn(joined(words, {"-o", "tap"}));
  CHECK(tap_results(tap.out).ends_with("\nplan 4\n"));
  CHECK_THAT(tap.out, ContainsSubstring("\n# --- " + at + ": 4 sent, 4 ok"));
}

TEST_CASE("an unmet condition is a test that failed, a limit of rconn one in error") {
  const RedisServer server;
  const Outcome unmet = run_rconn({"ping", server.at(), "--expect", "role=replica", "-o", "junit"});
  CHECK(unmet.exit == 1);
  CHECK(junit_results(unmet.out) == "failed " + server.at() + " condition-unmet\n");
  const Outcome missing =
      run_rconn({"ping", "rediss://" + server.at(), "--cacert", "/nonexistent", "-o", "junit"});
  CHECK(missing.exit == 3);
  CHECK(junit_results(missing.out) == "error rediss://" + server.at() + " tls-config\n");
}

TEST_CASE("a quiet run prints test results, and no message") {
  const RedisServer server;
  const Fleet fleet(server.at());
  for (const char* const format : {"junit", "tap"}) {
    const Outcome outcome = run_rconn({"check", "-q", "-f", fleet.list, "-o", format});
    CHECK(outcome.exit == 2);
    CHECK(outcome.err.empty());
    CHECK_THAT(outcome.out, ContainsSubstring(fleet.list + ", line 3"));
  }
}

TEST_CASE("test results go to --out-file, completely") {
  const RedisServer server;
  const TemporaryDirectory directory;
  const std::string file = directory.path("results.xml");
  const Outcome outcome = run_rconn({"ping", server.at(), "-o", "junit", "--out-file", file});
  CHECK(outcome.exit == 0);
  CHECK(outcome.out.empty());
  CHECK(junit_results(content_of(file)) == "passed " + server.at() + "\n");
}

TEST_CASE("a check without targets is a test that failed") {
  for (const Words& words : {Words{"check", "-f", "-"}, Words{"check", "-q", "-f", "-"}}) {
    const Surroundings bad{{}, "a b\n", {}};
    const Outcome junit = run_rconn(joined(words, {"-o", "junit"}), bad);
    CHECK(junit.exit == 3);
    CHECK(junit_results(junit.out) ==
          "error standard input, line 1 bad-list\nerror rconn check bad-list\n");
    const Outcome tap = run_rconn(joined(words, {"-o", "tap"}));
    CHECK(tap.exit == 3);
    CHECK(tap_results(tap.out) == "failed rconn check\nplan 1\n");
  }
}

TEST_CASE("an interrupted check prints complete test results, which fail") {
  const RedisServer server;
  for (const char* const format : {"junit", "tap"}) {
    const ScriptedPeer hanging([](Conversation& other) { other.hold(); });
    Process check(rconn_command({"check", "--jobs", "1", "--read-timeout", "60", "-o", format,
                                 server.at(), hanging.at(), hanging.at(), hanging.at()}));
    REQUIRE(eventually([&] { return hanging.connections() > 0; }));
    check.signal(SIGINT);
    const Outcome outcome = check.finish();
    CHECK(outcome.exit == 130);
    CHECK_THAT(outcome.out, ContainsSubstring("interrupted: 3 of 4 targets not tested"));
    const bool is_tap = std::string(format) == "tap";
    CHECK((is_tap ? tap_results(outcome.out) : junit_results(outcome.out)) ==
          "passed " + server.at() + "\n" +
              (is_tap ? "bail out interrupted: 3 of 4 targets not tested\n"
                      : "error the rest of the run interrupted\n"));
  }
}

TEST_CASE("a ping without an end is TAP with a plan, and is refused as JUnit") {
  const RedisServer server;
  Process ping(rconn_command({"ping", "-i", "0.01", "-o", "tap", server.at()}));
  REQUIRE(ping.says("ok 2 - "));
  ping.signal(SIGINT);
  const Outcome outcome = ping.finish();
  CHECK(outcome.exit == 0);
  CHECK_THAT(tap_results(outcome.out), ContainsSubstring("\nplan "));
  CHECK_THAT(check_usage_error({"ping", "-c", "0", "-o", "junit"}),
             ContainsSubstring("--count 0 has no end"));
  CHECK(junit_results(run_rconn({"ping", "-i", "1", "-o", "junit", server.at()}).out) ==
        "passed " + server.at() + "\n");
}

TEST_CASE("pings that a signal left out make the test results fail") {
  const RedisServer server;
  for (const char* const format : {"junit", "tap"}) {
    const ScriptedPeer hanging([](Conversation& other) { other.hold(); });
    Process ping(rconn_command(
        {"ping", "-c", "2", "--read-timeout", "60", "-o", format, server.at(), hanging.at()}));
    REQUIRE(eventually([&] { return hanging.connections() > 0; }));
    ping.signal(SIGINT);
    const Outcome outcome = ping.finish();
    CHECK(outcome.exit == 130);
    const bool is_tap = std::string(format) == "tap";
    CHECK((is_tap ? tap_results(outcome.out) : junit_results(outcome.out)) ==
          "passed " + server.at() + " seq=1\n" +
              (is_tap ? "failed " + hanging.at() + " seq=1 interrupted\n" +
                            "bail out interrupted: pings are missing\n"
                      : "error " + hanging.at() + " seq=1 interrupted\n" +
                            "error the rest of the run interrupted\n"));
  }
}

TEST_CASE("whatever a peer sends, test results can be read") {
  const ScriptedPeer peer(answer("-ERR ]]>&<\"'# ok \\ " + hostile_line() + "\r\n"));
  const std::string name = peer.at();
  CHECK(junit_results(run_rconn({"ping", "-o", "junit", peer.at()}).out) ==
        "failed " + name + " error-reply\n");
  CHECK(tap_results(run_rconn({"ping", "-o", "tap", peer.at()}).out) ==
        "failed " + name + " error-reply\nplan 1\n");
}

TEST_CASE("a target can be named so that it looks like a directive of TAP") {
  const Outcome outcome = run_rconn({"ping", "-o", "tap", "/nowhere # SKIP \\"});
  CHECK(outcome.exit == 2);
  CHECK(tap_results(outcome.out) == "failed /nowhere # SKIP \\ no-socket\nplan 1\n");
}

TEST_CASE("test results show no password") {
  const RedisServer server({"--requirepass", "hunter2"});
  const ScriptedPeer telling(answer("-ERR you said hunter2\r\n"));
  for (const char* const format : {"junit", "tap"}) {
    check_no_password(run_rconn({"ping", "redis://:hunter2@" + server.at(),
                                 "redis://:hunter2@" + telling.at(), "-o", format}));
  }
}

TEST_CASE("test results are for ping and check") {
  for (const std::string format : {"junit", "tap"}) {
    for (const std::string command : {"trace", "wait", "topology", "watch", "idle", "key"}) {
      CHECK_THAT(check_usage_error({command, "-o", format}),
                 ContainsSubstring("--output " + format + " is not for " + command + ", which"));
    }
  }
}
