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
  const std::string first = outcome.out.substr(0, outcome.out.find('\n'));
  CHECK(first.find_first_not_of("0123456789.", sizeof("rconn")) == std::string::npos);
}

TEST_CASE("the version is followed by those of what rconn was made of and for") {
  const Outcome outcome = run_rconn({"--version"});
  for (const char* made_of : {"\ncompiled by ", "\nOpenSSL ", "\nc-ares 1.", "\nphpredis up to "}) {
    CHECK_THAT(outcome.out, ContainsSubstring(made_of));
  }
  const bool linked = outcome.out.find(", linked\n") != std::string::npos;
  const bool loaded = outcome.out.find(", loaded when needed\n") != std::string::npos;
  CHECK(linked != loaded);
}

TEST_CASE("without a command, or with an unknown one, the commands are listed") {
  CHECK_THAT(
      check_usage_error({}),
      ContainsSubstring("ping, trace, wait, topology, check, watch, idle, serve, key, endpoint"));
  CHECK_THAT(check_usage_error({"pong"}), ContainsSubstring("'pong'"));
}
