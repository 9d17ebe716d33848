// What a watch prints that is not on a terminal.

#include <chrono>
#include <csignal>

#include "command_line/expect.hpp"
#include "command_line/watch/watching.hpp"
#include "support/redis_server.hpp"
#include "support/temporary_directory.hpp"

using namespace support;

TEST_CASE("a watch prints its events as JSON lines, and the summary last") {
  RedisServer server;
  Process watch = start_watch({server.at(), "-i", "0.02", "--read-timeout", "0.1"});
  REQUIRE(watch.says("\"connected\""));
  const auto stopped = std::chrono::steady_clock::now();
  server.process().signal(SIGSTOP);
  REQUIRE(watch.says("\"down\""));
  server.process().signal(SIGCONT);
  const std::chrono::duration<double> at_most = std::chrono::steady_clock::now() - stopped;
  REQUIRE(watch.says("\"up\""));
  watch.signal(SIGINT);
  const Outcome outcome = watch.finish();
  CHECK(outcome.exit == 0);
  CHECK(outcome.err.empty());
  const Reports lines = reports_in(outcome.out);
  REQUIRE(lines.size() >= 4);
  for (const Json& line : lines) CHECK(line["command"] == "watch");
  CHECK(lines[0]["event"] == "connected");
  CHECK(lines[0]["view"] == "held");
  const Json& summary = lines.back();
  CHECK(summary["event"] == "summary");
  CHECK(summary["ended"] == "interrupted");
  const Json outages = summary["targets"][0]["outages"];
  REQUIRE(outages.size() == 1);
  CHECK(outages[0]["faults"][0] == "reply-timeout");
  CHECK(outages[0]["over"] == true);
  CHECK(outages[0]["seconds"].number() <= at_most.count() + 5);
  CHECK(outages[0]["seconds"].number() >= 0.05);
  CHECK(summary["targets"][0]["views"]["held"]["service_ms"]["p99.9"].number() > 0);
}

TEST_CASE("a watch in which nothing ever succeeded ends with a summary") {
  const std::string target = nowhere();
  Process watch = start_watch({target, "-i", "0.05"});
  REQUIRE(watch.says("\"down\""));
  watch.signal(GENERATE(SIGINT, SIGTERM));
  const Outcome outcome = watch.finish();
  CHECK(outcome.exit == 0);
  const Json summary = reports_in(outcome.out).back();
  CHECK(summary["event"] == "summary");
  const Json seen = summary["targets"][0];
  CHECK(seen["target"] == target);
  REQUIRE(seen["outages"].size() == 1);
  CHECK(seen["outages"][0]["over"] == false);
  CHECK(seen["outages"][0]["faults"] == std::vector<std::string>{"refused"});
}

TEST_CASE("a watch prints a line for each change, with its cause and a hint, and a summary") {
  const std::string target = nowhere();
  const Outcome watch = run_rconn({"watch", target, "--duration", "0.3"});
  CHECK(watch.exit == 0);
  CHECK(watch.err.empty());
  check_contains(watch.out, "Z " + target + " held: down: connection refused (refused at connect");
  // What else listens on this machine decides cause and hint, so only that they are there.
  check_contains(watch.out, " cause: ");
  check_contains(watch.out, "; hint: ");
  check_contains(watch.out, "--- " + target + ": available 0.0");
  check_contains(watch.out, "1 outage, ");
  check_contains(watch.out, "not over\n");
  CHECK(watch.out.find('\x1b') == std::string::npos);
}

TEST_CASE("a quiet watch prints nothing") {
  const Outcome outcome =
      run_rconn({"watch", "-q", nowhere(), "--duration", "0.2", "--max-outage", "0"});
  CHECK(outcome.exit == 1);
  CHECK(outcome.out.empty());
  CHECK(outcome.err.empty());
}

TEST_CASE("the file of a watch gets only its summary") {
  const TemporaryDirectory directory;
  const std::string file = directory.path("watch.json");
  const Outcome outcome =
      run_rconn({"watch", "-o", "json", nowhere(), "--duration", "0.2", "--out-file", file});
  CHECK(outcome.exit == 0);
  CHECK(outcome.out.empty());
  const Reports lines = reports_in(content_of(file));
  REQUIRE(lines.size() == 1);
  CHECK(lines[0]["event"] == "summary");
}

TEST_CASE("a watch whose file cannot be written exits with 3") {
  const Outcome outcome = run_rconn(
      {"watch", nowhere(), "--duration", "0.1", "--out-file", "/nonexistent-folder/file"});
  CHECK(outcome.exit == 3);
  check_contains(outcome.err, "cannot write to /nonexistent-folder/file");
}
