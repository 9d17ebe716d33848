// --help and --version.

#include <sstream>

#include "command_line/expect.hpp"

using namespace support;

TEST_CASE("every help text is on standard output with examples and within 80 columns") {
  for (const Words& words : {Words{"--help"}, Words{"-?"}, Words{"ping", "--help"},
                             Words{"trace", "-?"}, Words{"wait", "-?"}, Words{"topology", "-?"},
                             Words{"key", "-?"}, Words{"endpoint", "--help"}}) {
    const Outcome outcome = run_rconn(words);
    CHECK(outcome.exit == 0);
    CHECK(outcome.err.empty());
    CHECK_THAT(outcome.out, StartsWith("Usage: rconn "));
    std::istringstream lines(outcome.out);
    for (std::string line; std::getline(lines, line);) {
      INFO(line);
      CHECK(line.size() <= 80);
    }
    if (words.size() > 1) CHECK_THAT(outcome.out, ContainsSubstring("\nExamples:\n"));
  }
}

TEST_CASE("the version is given as name and number") {
  const Outcome outcome = run_rconn({"--version"});
  CHECK(outcome.exit == 0);
  CHECK_THAT(outcome.out, StartsWith("rconn "));
}

TEST_CASE("without a command, or with an unknown one, the commands are listed") {
  CHECK_THAT(check_usage_error({}),
             ContainsSubstring("ping, trace, wait, topology, check, key, endpoint"));
  CHECK_THAT(check_usage_error({"pong"}), ContainsSubstring("'pong'"));
}
