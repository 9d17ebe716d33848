// What `check` prints for monitors: -o nagios and -o openmetrics.

#include <regex>

#include "command_line/check_reports.hpp"
#include "command_line/openmetrics.hpp"
#include "support/peer_farm.hpp"
#include "support/redis_server.hpp"
#include "support/temporary_directory.hpp"

using namespace support;

namespace {

std::string here(int port) { return "127.0.0.1:" + std::to_string(port); }

Outcome check(const Words& words) { return run_rconn(joined({"check"}, words)); }

// The labels in Prometheus of a target that is equal to its endpoint.
std::string series(const std::string& name, const std::string& at, const std::string& before = "",
                   const std::string& after = "") {
  return name + "{" + before + "endpoint=" + at + after + ",target=" + at + "} ";
}

}  // namespace

TEST_CASE("nagios output is one line for all targets with their worst state") {
  const RedisServer server;
  PeerFarm farm;
  const std::string closed_port = here(farm.add_closed_port());
  const Outcome good = check({"-o", "nagios", server.at(), server.at()});
  CHECK(good.exit == 0);
  CHECK(std::regex_match(good.out,
                         std::regex(R"(^REDIS OK - 2 of 2 targets ok \| targets=2;;;0 ok=2;;;0 )"
                                    R"(failed=0;;;0 time=[0-9.]+s;;;0 slowest=[0-9.]+s;;;0\n$)")));
  const Outcome failing = check({"-o", "nagios", closed_port, server.at()});
  CHECK(failing.exit == 2);
  CHECK_THAT(failing.out,
             StartsWith("REDIS CRITICAL - 1 of 2 targets ok: " + closed_port + " refused"));
  CHECK(std::count(failing.out.begin(), failing.out.end(), '\n') == 1);
  CHECK(std::count(failing.out.begin(), failing.out.end(), '|') == 1);
  const Outcome slow = check({"-o", "nagios", "--warn", "0.000001", server.at()});
  CHECK(slow.exit == 1);
  CHECK_THAT(slow.out, StartsWith("REDIS WARNING - "));
  CHECK(check({"-o", "nagios", "--crit", "0.000001", server.at()}).exit == 2);
}

TEST_CASE("nagios output lists the first few failures and the number of others") {
  PeerFarm farm;
  const int port = farm.add_closed_port();
  Words words{"-o", "nagios"};
  for (std::size_t i = 0; i < 100; ++i) words.push_back(address(i, port));
  const Outcome outcome = check(words);
  CHECK(outcome.exit == 2);
  CHECK_THAT(outcome.out, ContainsSubstring("0 of 100 targets ok"));
  CHECK_THAT(outcome.out, ContainsSubstring(" and 95 more"));
  CHECK(std::count(outcome.out.begin(), outcome.out.end(), '\n') == 1);
}

TEST_CASE("the metrics of a check carry the labels of its lists") {
  const RedisServer server;
  const TemporaryDirectory directory;
  PeerFarm farm;
  const std::string closed_port = here(farm.add_closed_port());
  const std::string discovered = directory.file("sd.json", R"([{"targets": [")" + server.at() +
                                                               R"("], "labels":
                      {"dc": "a\"b\\c\n", "target": "mine", "rung": "low", "__meta": "x",
                       "no-name": "x", "9": "x", "": "x"}},
                     {"targets": [")" + closed_port + R"("], "labels": {"dc": "west"}}])");
  const Outcome outcome = check({"-o", "openmetrics", "--sd", discovered});
  CHECK(outcome.exit == 2);
  const std::string samples = samples_in(outcome.out);
  INFO(samples);
  CHECK_THAT(samples, ContainsSubstring(series("rconn_up", closed_port, "dc=west,") + "0\n"));
  CHECK_THAT(samples, ContainsSubstring("rconn_fault{dc=west,endpoint=" + closed_port +
                                        ",fault=refused,target=" + closed_port + "} 1\n"));
  const std::string labels =
      R"(dc=a"b\c\x0a,endpoint=)" + server.at() + ",exported_rung=low,exported_target=mine,";
  CHECK_THAT(samples, ContainsSubstring("rconn_up{" + labels + "target=" + server.at() + "} 1\n"));
  CHECK_THAT(samples, ContainsSubstring("rconn_rung_duration_seconds{" + labels + "rung=ping," +
                                        "target=" + server.at() + "} "));
  CHECK_THAT(samples, !ContainsSubstring("meta"));
  CHECK_THAT(samples, !ContainsSubstring("=x"));
}

TEST_CASE("labels whose sanitized names collide get distinct names") {
  const RedisServer server;
  const TemporaryDirectory directory;
  const std::string discovered = directory.file(
      "sd.json", R"([{"targets": [")" + server.at() +
                     R"("], "labels": {"exported_target": "theirs", "target": "mine"}}])");
  const Outcome outcome = check({"-o", "openmetrics", "--sd", discovered});
  const std::string line = outcome.out.substr(outcome.out.find("\nrconn_up{") + 1);
  const std::string name = ",exported_target=";
  INFO(line);
  const auto first = line.find(name);
  CHECK(first < line.find('\n'));
  CHECK(line.find(name, first + 1) > line.find('\n'));
}

TEST_CASE("a target listed twice has one series per label set") {
  const RedisServer server;
  const TemporaryDirectory directory;
  const std::string group = R"({"targets": [")" + server.at() + R"("], "labels": {"dc": ")";
  const std::string discovered = directory.file(
      "sd.json", "[" + group + R"(east"}}, )" + group + R"(west"}}, )" + group + R"(west"}}])");
  const std::string samples =
      samples_in(check({"-o", "openmetrics", "--sd", discovered, server.at(), server.at()}).out);
  for (const std::string labels : {"", "dc=east,", "dc=west,"}) {
    const std::string sample = series("rconn_up", server.at(), labels) + "1\n";
    CHECK_THAT(samples, ContainsSubstring(sample));
    CHECK(samples.find(sample, samples.find(sample) + 1) == std::string::npos);
  }
}
