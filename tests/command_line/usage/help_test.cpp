// --help and --version.

#include <algorithm>
#include <sstream>

#include "command_line/expect.hpp"
#include "support/redis_server.hpp"

using namespace support;

TEST_CASE("every help text is on standard output with examples and within 80 columns") {
  for (const Words& words :
       {Words{"--help"}, Words{"-?"}, Words{"--help-all"}, Words{"ping", "--help"},
        Words{"ping", "--help-all"}, Words{"check", "--help-all"}, Words{"trace", "-?"},
        Words{"wait", "-?"}, Words{"topology", "-?"}, Words{"key", "-?"},
        Words{"endpoint", "--help"}}) {
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

TEST_CASE("the help of each command fits a screen, and --help-all has the rest") {
  for (const char* command : {"ping", "trace", "wait", "topology", "check", "watch", "idle",
                              "serve", "key", "endpoint"}) {
    INFO(command);
    const std::string brief = run_rconn({command, "--help"}).out;
    CHECK(std::count(brief.begin(), brief.end(), '\n') <= 50);
    CHECK_THAT(brief, ContainsSubstring("--help-all shows all options"));
    CHECK_THAT(brief, !ContainsSubstring("--tls-ciphersuites"));
    CHECK_THAT(run_rconn({command, "--help-all"}).out, ContainsSubstring("--tls-ciphersuites"));
  }
}

TEST_CASE("the help of a command shows its own defaults and formats") {
  CHECK_THAT(run_rconn({"ping", "--help"}).out, ContainsSubstring("connect and do TLS (3)"));
  CHECK_THAT(run_rconn({"wait", "--help"}).out,
             ContainsSubstring("connect and do TLS (1)") && ContainsSubstring("per target (30)"));
  CHECK_THAT(run_rconn({"watch", "--help"}).out, ContainsSubstring("from start to start (0.1)"));
  CHECK_THAT(run_rconn({"ping", "--help"}).out, ContainsSubstring("openmetrics, junit or tap"));
  CHECK_THAT(run_rconn({"key", "--help"}).out, ContainsSubstring("text or json"));
  CHECK_THAT(check_usage_error({"key", "-o", "nagios"}), ContainsSubstring("takes text or json"));
}

TEST_CASE("help is found by the words that people try") {
  const std::string general = run_rconn({"--help"}).out;
  CHECK(run_rconn({"-h"}).out == general);
  CHECK(run_rconn({"help"}).out == general);
  const std::string of_wait = run_rconn({"wait", "--help"}).out;
  CHECK(run_rconn({"help", "wait"}).out == of_wait);
  CHECK(run_rconn({"wait", "-h"}).out == of_wait);
  CHECK(run_rconn({"ping", "127.0.0.1:1", "--help"}).exit == 0);
  CHECK_THAT(check_usage_error({"help", "wiat"}), ContainsSubstring("did you mean wait?"));
  CHECK(run_rconn({"help", "help"}).out == general);
  CHECK_THAT(check_usage_error({"help", "hunter2"}), !ContainsSubstring("hunter2"));
  CHECK_THAT(check_usage_error({"ping", "--version=hunter2"}), !ContainsSubstring("hunter2"));
}

TEST_CASE("the version is given as name and number") {
  const Outcome outcome = run_rconn({"--version"});
  for (const Words& words : {Words{"-V"}, Words{"version"}, Words{"ping", "--version"},
                             Words{"wait", "-V"}, Words{"key", "127.0.0.1", "--version"}}) {
    CHECK(run_rconn(words).out == outcome.out);
  }
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

TEST_CASE("without any word the help is shown, and nothing succeeds") {
  const Outcome outcome = run_rconn({});
  CHECK(outcome.exit == 3);
  CHECK(outcome.out.empty());
  CHECK(outcome.err == run_rconn({"--help"}).out);
}

TEST_CASE("a misspelt command is told with the way to ping a host of that name") {
  CHECK_THAT(check_usage_error({"pong"}),
             ContainsSubstring("'pong'") && ContainsSubstring("rconn ping pong"));
}

TEST_CASE("an option without a command lists the commands") {
  CHECK_THAT(
      check_usage_error({"--verbose"}),
      ContainsSubstring("ping, trace, wait, topology, check, watch, idle, serve, key, endpoint"));
}

TEST_CASE("a first word that is no command is a target to ping") {
  const RedisServer server;
  check_pong({server.at()});
  check_pong({"redis://" + server.at() + "/1"});
  check_pong({server.socket()});
  CHECK(run_rconn({server.at(), "-q"}).exit == 0);
  CHECK_THAT(check_usage_error({"cache:x"}), ContainsSubstring("rconn: ping: TARGET: "));
  check_pong({"-h", "127.0.0.1", "-p", std::to_string(server.port())});
  CHECK_THAT(check_usage_error({"-p", "6379"}),
             ContainsSubstring("neither a command nor a target"));
  CHECK_THAT(check_usage_error({server.at(), "trace"}),
             ContainsSubstring("the command comes first: rconn trace"));
  check_pong({server.at(), "--persistent-id", "key"});
}
