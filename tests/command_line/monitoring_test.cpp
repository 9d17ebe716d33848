// -o nagios and -o openmetrics, as the monitors read them.

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <sstream>

#include "command_line/expect.hpp"
#include "support/loopback.hpp"
#include "support/redis_server.hpp"
#include "support/scripted_peer.hpp"
#include "support/temporary_directory.hpp"

using namespace support;

namespace {

std::string closed_address() { return "127.0.0.1:" + std::to_string(free_port()); }

// OpenMetrics 1.0, line by line: families in one piece, TYPE before UNIT before HELP before
// samples, no series twice, an end. Returns the samples.
std::set<std::string> check_openmetrics(const std::string& text) {
  REQUIRE_THAT(text, Catch::Matchers::EndsWith("# EOF\n"));
  const std::regex metadata("# (TYPE|UNIT|HELP) ([a-z_]+) (.+)");
  const std::regex sample(
      R"re(([a-z_]+)(\{[a-z]+="(?:[^"\\\n]|\\["\\n])*"(?:,[a-z]+="(?:[^"\\\n]|\\["\\n])*")*\}) ([0-9.]+))re");
  std::set<std::string> families;
  std::set<std::string> series;
  std::string family;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line) && line != "# EOF";) {
    INFO(line);
    std::smatch match;
    if (std::regex_match(line, match, metadata)) {
      if (match[1] == "TYPE") {
        family = match[2];
        CHECK(match[3] == "gauge");
        CHECK(families.insert(family).second);
      }
      CHECK(match[2] == family);
      if (match[1] == "UNIT") CHECK(family.ends_with("_" + match[3].str()));
    } else {
      REQUIRE(std::regex_match(line, match, sample));
      CHECK(match[1] == family);
      CHECK(series.insert(match[1].str() + match[2].str()).second);
    }
  }
  return series;
}

}  // namespace

TEST_CASE("nagios gets one line with status word and performance data") {
  const RedisServer server;
  const Outcome good =
      run_rconn({"ping", "-o", "nagios", "--warn", "5", "--crit", "8", server.at()});
  CHECK(good.exit == 0);
  CHECK(good.err.empty());
  CHECK(std::regex_match(
      good.out, std::regex("REDIS OK - [^|\n]*PONG[^|\n]* \\| total=[0-9.]+s;5\\.0*;8\\.0*;0 "
                           "connect=[0-9.]+s;;;0 ping=[0-9.]+s;;;0\n")));
  const Outcome bad = run_rconn({"ping", "-o", "nagios", closed_address()});
  CHECK(bad.exit == 2);
  CHECK_THAT(bad.out, StartsWith("REDIS CRITICAL - "));
  CHECK_THAT(bad.out, ContainsSubstring("(refused)"));
}

TEST_CASE("nagios is warned of a slow server, and does not know what was not asked") {
  const RedisServer server;
  const Words slow{"ping", "-o", "nagios", "--warn", "0.000001", server.at()};
  CHECK(run_rconn(slow).exit == 1);
  CHECK_THAT(run_rconn(slow).out, StartsWith("REDIS WARNING - "));
  CHECK(run_rconn({"ping", "-o", "nagios", "--crit", "0.000001", server.at()}).exit == 2);
  CHECK(run_rconn({"ping", "-o", "nagios", "-p", "abc"}).exit == 3);
  check_usage_error({"ping", "--warn", "1"});
  check_usage_error({"key", "-o", "nagios"});
}

TEST_CASE("a peer's words cannot break out of a plugin's line") {
  const ScriptedPeer peer(answer("-ERR a|b \x1b[31m\r\n"));
  const Outcome outcome = run_rconn({"ping", "-o", "nagios", peer.at()});
  CHECK(std::count(outcome.out.begin(), outcome.out.end(), '|') == 1);
  CHECK(std::count(outcome.out.begin(), outcome.out.end(), '\n') == 1);
  CHECK(outcome.out.find('\x1b') == std::string::npos);
}

TEST_CASE("metrics are valid OpenMetrics, for targets that are well and that are not") {
  const RedisServer server;
  const std::string closed = closed_address();
  const Outcome outcome = run_rconn(
      {"ping", "-o", "openmetrics", "--expect", "role=master", server.at(), closed, server.at()});
  CHECK(outcome.exit == 2);
  const auto series = check_openmetrics(outcome.out);
  const auto labels = [](const std::string& at) {
    return "target=\"" + at + "\",endpoint=\"" + at + "\"";
  };
  CHECK(series.contains("rconn_up{" + labels(server.at()) + "}"));
  CHECK(series.contains("rconn_fault{" + labels(closed) + ",fault=\"refused\"}"));
  CHECK(series.contains("rconn_rung_duration_seconds{" + labels(server.at()) + ",rung=\"ping\"}"));
  CHECK(series.contains("rconn_expectation_met{" + labels(server.at()) +
                        ",condition=\"role=master\"}"));
  CHECK_THAT(outcome.out, ContainsSubstring("rconn_up{" + labels(closed) + "} 0\n"));
}

TEST_CASE("labels are escaped") {
  const RedisServer server;
  const Outcome outcome =
      run_rconn({"ping", "-o", "openmetrics", server.at(), "--expect", "key=a\"b\\c"});
  const auto series = check_openmetrics(outcome.out);
  CHECK_THAT(outcome.out, ContainsSubstring(R"(condition="key=a\"b\\c")"));
}

TEST_CASE("a file is replaced whole, readable by all, and left alone if that fails") {
  const RedisServer server;
  const TemporaryDirectory directory;
  const std::string file = directory.file("redis.prom", "old\n");
  const Outcome outcome = run_rconn({"ping", "-o", "openmetrics", "--out-file", file, server.at()});
  CHECK(outcome.exit == 0);
  CHECK(outcome.out.empty());
  std::ifstream stream(file);
  check_openmetrics({std::istreambuf_iterator<char>(stream), {}});
  struct stat status{};
  REQUIRE(::stat(file.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0644);
  CHECK(std::distance(std::filesystem::directory_iterator(directory.path()), {}) == 1);
  const Outcome nowhere = run_rconn({"ping", "--out-file", "/nonexistent/x", server.at()});
  CHECK(nowhere.exit == 3);
  CHECK_THAT(nowhere.err, ContainsSubstring("/nonexistent/x"));
}
