// Output formats of `check`, and its exit status.

#include <fstream>
#include <iterator>
#include <regex>

#include "command_line/check_reports.hpp"
#include "support/loopback.hpp"
#include "support/peer_farm.hpp"
#include "support/redis_server.hpp"
#include "support/scripted_peer.hpp"
#include "support/temporary_directory.hpp"
#include "support/terminal.hpp"

using namespace support;

namespace {

std::string here(int port) { return "127.0.0.1:" + std::to_string(port); }

Outcome check(const Words& words) { return run_rconn(joined({"check"}, words)); }

bool matches(const std::string& text, const std::string& pattern) {
  return std::regex_search(text, std::regex(pattern));
}

}  // namespace

TEST_CASE("text output has a line for each target and a summary") {
  const RedisServer server;
  PeerFarm farm;
  const std::string closed_port = here(farm.add_closed_port());
  const std::string loading = here(farm.add(answering("-LOADING dataset \x1b[31min memory\r\n")));
  const std::string held = here(farm.add(answering("-LOADING too\r\n")));
  const Outcome outcome = check({"--ordered", server.at(), closed_port, loading, held});
  CHECK(outcome.exit == 2);
  CHECK(outcome.err.empty());
  const std::string time = R"([0-9.]+ (µs|ms|s))";
  INFO(outcome.out);
  CHECK(matches(outcome.out, "^ok               " + server.at() + "  " + time + "\n"));
  CHECK(matches(outcome.out, "\nrefused          " + closed_port + "  at connect after " + time +
                                 ": .*Connection refused\n"));
  CHECK(matches(outcome.out, "\nloading          " + loading + "  at ping after " + time +
                                 R"(: LOADING dataset \\x1b\[31min memory\n)"));
  CHECK(matches(outcome.out, "\n--- 4 targets: 1 ok, 3 failed in " + time + "; slowest " + time +
                                 ": " + server.at() + "\n"));
  CHECK(matches(outcome.out, "\n +1  refused +[^\n]*" + closed_port));
  CHECK(matches(outcome.out, "\n +2  loading +[^\n]*" + loading));
  CHECK(outcome.out.find('\x1b') == std::string::npos);
  CHECK(std::count(outcome.out.begin(), outcome.out.end(), '\n') == 7);
}

TEST_CASE("the summary of one target uses the singular") {
  const RedisServer server;
  CHECK_THAT(check({server.at()}).out, ContainsSubstring("\n--- 1 target: 1 ok in "));
}

TEST_CASE("reports come in order of completion, or on request in order of the targets") {
  const RedisServer server;
  PeerFarm farm;
  const std::string slow = here(farm.add(silent()));
  const Words words{"-o", "json", "--read-timeout", "300ms", slow, server.at()};
  CHECK(checked(check(words).out).order() == Words{server.at(), slow});
  CHECK(checked(check(joined(words, {"--ordered"})).out).order() == Words{slow, server.at()});
}

TEST_CASE("on request only failures are printed, and all targets are counted") {
  const RedisServer server;
  PeerFarm farm;
  const std::string closed_port = here(farm.add_closed_port());
  const Words words{"--only-failures", "--ordered", server.at(), closed_port, server.at()};
  const Outcome text = check(words);
  CHECK(text.exit == 2);
  CHECK_THAT(text.out, StartsWith("refused          " + closed_port + " "));
  CHECK_THAT(text.out, ContainsSubstring("\n--- 3 targets: 2 ok, 1 failed"));
  CHECK(text.out.find("ok   ") == std::string::npos);
  const Outcome json = check(joined(words, {"-o", "json"}));
  CHECK(std::count(json.out.begin(), json.out.end(), '\n') == 2);
  const auto last = parsed(json.out.substr(json.out.find('\n')));
  CHECK(last["summary"]["targets"] == 3);
  CHECK(last["summary"]["ok"] == 2);
  CHECK(check({"--only-failures", "--format", "{target}\\n", closed_port, server.at()}).out ==
        closed_port + "\n");
}

TEST_CASE("JSON has an object for each target, as from a ping, then the summary") {
  const RedisServer server;
  PeerFarm farm;
  const std::string closed_port = here(farm.add_closed_port());
  const Checked run = checked(check({"-o", "json", "--ordered", server.at(), closed_port}).out);
  const Json plan = report_of(run_rconn({"ping", "-o", "json", server.at()}));
  for (const auto& [field, value] : plan.items()) {
    INFO(field);
    REQUIRE(run.reports.at(0).contains(field));
    if (field == "times_ms" || field == "attempts" || field == "command" || field == "time") {
      continue;
    }
    CHECK(run.reports.at(0)[field] == value);
  }
  // Only a check can be late.
  CHECK(run.reports.at(0).size() == plan.size() + (run.reports.at(0).contains("late_ms") ? 1 : 0));
  CHECK(run.summary["failed"] == Json::parse(R"({"refused":1})"));
  CHECK(run.summary["bad_lines"] == 0);
  CHECK(run.summary["took_ms"].number() > 0);
  CHECK(run.summary["slowest"]["target"] == server.at());
  CHECK(run.summary["slowest"]["ms"] == run.reports.at(0)["times_ms"]["total"]);
}

TEST_CASE("a template is filled in for each target, without a summary") {
  const RedisServer server;
  PeerFarm farm;
  const std::string closed_port = here(farm.add_closed_port());
  const Outcome outcome =
      check({"--ordered", "--format", "{target} {fault}\\n", server.at(), closed_port});
  CHECK(outcome.out == server.at() + " \n" + closed_port + " refused\n");
}

TEST_CASE("a quiet check prints nothing, whatever the result") {
  const RedisServer server;
  const TemporaryDirectory directory;
  PeerFarm farm;
  const std::string list =
      directory.file("list", "http://x\n" + here(farm.add_closed_port()) + "\n");
  const Outcome outcome = check({"-q", server.at(), "-f", list});
  CHECK(outcome.exit == 2);
  CHECK(outcome.out.empty());
  CHECK(outcome.err.empty());
}

TEST_CASE("the exit status of a check is the worst of its targets'") {
  const RedisServer server;
  PeerFarm farm;
  const std::string busy = here(farm.add(answering("-BUSY\r\n")));                // 1
  const std::string closed_port = here(farm.add_closed_port());                   // 2
  const std::string locked = here(farm.add(answering("-NOAUTH\r\n")));            // 4
  const std::string web = here(farm.add(answering("HTTP/1.1 400 Bad\r\n\r\n")));  // 6
  CHECK(check({server.at()}).exit == 0);
  CHECK(check({busy, server.at()}).exit == 1);
  CHECK(check({busy, closed_port, server.at()}).exit == 2);
  CHECK(check({server.at(), locked, busy, closed_port}).exit == 4);
  CHECK(check({web, locked, busy, closed_port, server.at()}).exit == 6);
  CHECK(check({"--exit-simple", web, server.at()}).exit == 1);
}

TEST_CASE("a check evaluates the conditions for each target") {
  const RedisServer master;
  const RedisServer replica({"--replicaof", master.at().replace(9, 1, " ")});
  const Checked run = checked(
      check({"--ordered", "-o", "json", "--expect", "role=master", master.at(), replica.at()}).out);
  CHECK(run.faults() == std::map<std::string, std::string>{{master.at(), Fleet::ok},
                                                           {replica.at(), "condition-unmet"}});
}

TEST_CASE("with --out-file the reports go to a file and errors to standard error") {
  const RedisServer server;
  const TemporaryDirectory directory;
  const std::string file = directory.file("out", "old");
  const std::string list = directory.file("list", "http://x\n" + server.at() + "\n");
  const Outcome outcome = check({"-o", "json", "--out-file", file, "-f", list});
  CHECK(outcome.exit == 0);
  CHECK(outcome.out.empty());
  CHECK_THAT(outcome.err, ContainsSubstring(", line 1: "));
  std::ifstream written(file);
  CHECK(checked({std::istreambuf_iterator<char>(written), {}}).summary["ok"] == 1);
}

TEST_CASE("a check shows its progress on a terminal only") {
  PeerFarm farm;
  const std::string slow = here(farm.add(silent()));
  const Words words = rconn_command({"check", "--read-timeout", "900ms", slow});
  const Outcome seen = shown_on_terminal(words, {}, 2);
  CHECK(seen.exit == 2);
  CHECK_THAT(seen.err, ContainsSubstring("checking: 0 done, 0 failed, 1 in progress"));
  CHECK(seen.err.ends_with("\x1b[K"));  // the progress line is erased
  CHECK_THAT(seen.out, StartsWith("reply-timeout    " + slow));
  CHECK(Process(words).finish().err.empty());
  CHECK(shown_on_terminal(joined(words, {"-q"}), {}, 2).err.empty());
}

TEST_CASE("states are coloured on a terminal, unless colour is turned off") {
  const RedisServer server;
  PeerFarm farm;
  const Words words =
      rconn_command({"check", "--ordered", server.at(), here(farm.add_closed_port())});
  const std::string shown = shown_on_terminal(words, {{"TERM", "xterm"}, {"NO_COLOR", ""}}).out;
  CHECK_THAT(shown, StartsWith("\x1b[32mok "));
  CHECK_THAT(shown, ContainsSubstring("\n\x1b[31mrefused "));
  for (const std::map<std::string, std::string>& plain :
       {std::map<std::string, std::string>{{"TERM", "xterm"}, {"NO_COLOR", "1"}},
        std::map<std::string, std::string>{{"TERM", "dumb"}, {"NO_COLOR", ""}}}) {
    CHECK(shown_on_terminal(words, plain).out.find('\x1b') == std::string::npos);
  }
}

TEST_CASE("options that do not apply to a check are usage errors") {
  const std::string at = "127.0.0.1:1";
  for (const Words& words :
       {Words{"-c", "3"}, Words{"-i", "1"}, Words{"--persistent"}, Words{"--persistent-id", "x"},
        Words{"--jobs", "0"}, Words{"--jobs", "-1"}, Words{"--jobs", "x"}, Words{"--rate", "0"},
        Words{"--rate", "-1"}, Words{"--rate", "nan"}, Words{"--rate", "inf"}, Words{"-f"},
        Words{"http://x"}}) {
    check_usage_error(joined({"check", at}, words));
  }
  for (const std::string command : {"ping", "trace", "wait", "key", "endpoint"}) {
    check_usage_error({command, "--jobs", "2", at});
    check_usage_error({command, "--sd", "x", at});
    check_usage_error({command, "--only-failures", at});
  }
}
