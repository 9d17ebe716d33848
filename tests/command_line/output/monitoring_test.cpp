// -o nagios and -o openmetrics, checked by the rules of the monitoring systems.

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>

#include "command_line/expect.hpp"
#include "command_line/openmetrics.hpp"
#include "support/loopback.hpp"
#include "support/redis_server.hpp"
#include "support/scripted_peer.hpp"
#include "support/temporary_directory.hpp"

using namespace support;

namespace {

std::string closed_address() { return "127.0.0.1:" + std::to_string(free_port()); }

}  // namespace

TEST_CASE("nagios output is one line with status word and performance data") {
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

TEST_CASE("nagios gets WARNING for a slow server and UNKNOWN for a usage error") {
  const RedisServer server;
  const Words slow{"ping", "-o", "nagios", "--warn", "0.000001", server.at()};
  CHECK(run_rconn(slow).exit == 1);
  CHECK_THAT(run_rconn(slow).out, StartsWith("REDIS WARNING - "));
  CHECK(run_rconn({"ping", "-o", "nagios", "--crit", "0.000001", server.at()}).exit == 2);
  CHECK(run_rconn({"ping", "-o", "nagios", "-p", "abc"}).exit == 3);
  check_usage_error({"ping", "--warn", "1"});
  check_usage_error({"key", "-o", "nagios"});
}

TEST_CASE("text from a peer cannot start a new line or performance data in nagios output") {
  const ScriptedPeer peer(answer("-ERR a|b \x1b[31m\r\n"));
  const Outcome outcome = run_rconn({"ping", "-o", "nagios", peer.at()});
  CHECK(std::count(outcome.out.begin(), outcome.out.end(), '|') == 1);
  CHECK(std::count(outcome.out.begin(), outcome.out.end(), '\n') == 1);
  CHECK(outcome.out.find('\x1b') == std::string::npos);
}

TEST_CASE("metrics are valid OpenMetrics for healthy and failed targets") {
  const RedisServer server;
  const std::string closed = closed_address();
  const Outcome outcome = run_rconn(
      {"ping", "-o", "openmetrics", "--expect", "role=master", server.at(), closed, server.at()});
  CHECK(outcome.exit == 2);
  const std::string samples = samples_in(outcome.out);
  const auto place = [](const std::string& at) { return "endpoint=" + at; };
  const std::string well = server.at();
  for (const std::string& sample :
       {"rconn_up{" + place(well) + ",target=" + well + "} 1\n",
        "rconn_up{" + place(closed) + ",target=" + closed + "} 0\n",
        "rconn_exit{" + place(closed) + ",target=" + closed + "} 2\n",
        "rconn_fault{" + place(closed) + ",fault=refused,target=" + closed + "} 1\n",
        "rconn_rung_duration_seconds{" + place(well) + ",rung=ping,target=" + well + "} ",
        "rconn_expectation_met{condition=role=master," + place(well) + ",target=" + well +
            "} 1\n"}) {
    CHECK_THAT(samples, ContainsSubstring(sample));
  }
}

TEST_CASE("labels are escaped") {
  const RedisServer server;
  const Outcome outcome =
      run_rconn({"ping", "-o", "openmetrics", server.at(), "--expect", "key=a\"b\\c"});
  CHECK_THAT(samples_in(outcome.out), ContainsSubstring(R"(condition=key=a"b\c,)"));
}

TEST_CASE("a file is replaced atomically and readable by all, or left unchanged") {
  const RedisServer server;
  const TemporaryDirectory directory;
  const std::string file = directory.file("redis.prom", "old\n");
  const Outcome outcome = run_rconn({"ping", "-o", "openmetrics", "--out-file", file, server.at()});
  CHECK(outcome.exit == 0);
  CHECK(outcome.out.empty());
  std::ifstream stream(file);
  CHECK_THAT(samples_in({std::istreambuf_iterator<char>(stream), {}}), StartsWith("rconn_up{"));
  struct stat status{};
  REQUIRE(::stat(file.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0644);
  CHECK(std::distance(std::filesystem::directory_iterator(directory.path()), {}) == 1);
  const Outcome nowhere = run_rconn({"ping", "--out-file", "/nonexistent/x", server.at()});
  CHECK(nowhere.exit == 3);
  CHECK_THAT(nowhere.err, ContainsSubstring("/nonexistent/x"));
}
