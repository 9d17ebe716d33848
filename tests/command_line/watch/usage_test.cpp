// What a watch refuses before it starts.

#include "command_line/expect.hpp"
#include "command_line/watch/watching.hpp"
#include "support/process.hpp"

using namespace support;

TEST_CASE("a watch refuses options that contradict one another") {
  using Words = std::vector<std::string>;
  const auto [words, message] = GENERATE(table<Words, std::string>({
      {{"-i", "0"}, "--interval: 0 s is too short: give 1ms or more"},
      {{"-i", "0.0001"}, "--interval: 0.0001 s is too short"},
      {{"--duration", "0"}, "--duration: 0 s is too short"},
      {{"--duration", "0.0000001"}, "--duration: 1e-07 s is too short"},
      {{"--write-ttl", "60"}, "--write-ttl is the time to live of --write-key"},
      {{"--write-key", "k", "--write-ttl", "0"}, "--write-ttl: 0 s is too short"},
      {{"--write-key", ""}, "--write-key: the key is empty"},
      {{"--from", "report.json", "127.0.0.1:1"}, "--from renders what was seen before"},
      {{"--from", "report.json", "--fresh"}, "--fresh cannot be used with --from"},
      {{"-o", "nagios"}, "--output nagios is not for watch"},
      {{"--format", "{fault}"}, "'--format' is an option of ping"},
      {{"--deadline", "3"}, "'--deadline' is an option of ping"},
      {{"--bus"}, "'--bus' is an option of wait"},
      {{"--expect", "pong"}, "'--expect' is an option of ping"},
      {{"--min-availability", "101"}, "'101' is not in 0..100"},
  }));
  Words all{"watch"};
  all.insert(all.end(), words.begin(), words.end());
  const Outcome outcome = run_rconn(all);
  CHECK(outcome.exit == 3);
  CHECK(outcome.out.empty());
  check_contains(outcome.err, "rconn: watch: ");
  check_contains(outcome.err, message);
}

TEST_CASE("idle refuses the output of a plugin") {
  const Outcome outcome = run_rconn({"idle", "-o", "nagios"});
  CHECK(outcome.exit == 3);
  check_contains(outcome.err, "--output nagios is not for idle");
}

TEST_CASE("a watch does not start if its output could not be written at the end") {
  const auto [option, message] = GENERATE(table<std::vector<std::string>, std::string>({
      {{"--out-file", "/nonexistent/x"}, "--out-file: cannot write to /nonexistent/x"},
      {{"--report", "x.json", "--out-file", "x.json"}, "name the same file"},
  }));
  std::vector<std::string> all{"watch", nowhere()};
  all.insert(all.end(), option.begin(), option.end());
  const Outcome outcome = run_rconn(all);
  CHECK(outcome.exit == 3);
  CHECK(outcome.out.empty());
  check_contains(outcome.err, message);
}
