// Output of a trace: in colour on a terminal, unless turned off; to a closed pipe.

#include <fcntl.h>
#include <unistd.h>

#include <regex>

#include "command_line/trace.hpp"
#include "support/loopback.hpp"
#include "support/redis_server.hpp"
#include "support/terminal.hpp"

using namespace support;

namespace {

using Environment = std::map<std::string, std::string>;

const Environment everyday{{"TERM", "xterm"}, {"NO_COLOR", ""}, {"REDIS_URL", ""}};

Outcome on_terminal(const Words& words, Environment environment = {}) {
  environment.insert(everyday.begin(), everyday.end());
  return shown_on_terminal(rconn_command(words), environment);
}

bool is_plain(const std::string& text) { return text.find('\x1b') == std::string::npos; }

// Removes the colours and checks that there is no other escape sequence.
std::string without_colours(const std::string& text) {
  return std::regex_replace(text, std::regex("\x1b\\[[0-9;]*m"), "");
}

}  // namespace

TEST_CASE("on a terminal the only escape sequences are colours") {
  const RedisServer server;
  const Outcome well = on_terminal({"trace", server.at()});
  CHECK(well.exit == 0);
  CHECK_THAT(well.out, ContainsSubstring("\x1b[32mverdict: ready\x1b[0m"));
  const std::string plain = without_colours(well.out);
  CHECK(is_plain(plain));
  CHECK(rungs_in(plain) == Words{"connect", "ping", "hello"});
  check_80_columns(plain);
}

TEST_CASE("on a terminal a failure is red, from its rung to its verdict") {
  const std::string at = "127.0.0.1:" + std::to_string(free_port());
  const Outcome failed = on_terminal({"trace", at});
  CHECK(failed.exit == 2);
  CHECK_THAT(failed.out, ContainsSubstring("\x1b[31mconnect "));
  CHECK_THAT(failed.out, ContainsSubstring("\x1b[31mverdict: no-answer\x1b[0m"));
}

TEST_CASE("NO_COLOR and a terminal without colours are respected") {
  const RedisServer server;
  for (const Environment& environment :
       {Environment{{"NO_COLOR", "1"}}, Environment{{"TERM", "dumb"}}}) {
    const Outcome outcome = on_terminal({"trace", server.at()}, environment);
    CHECK(outcome.exit == 0);
    CHECK_THAT(verdict_in(outcome.out), StartsWith("verdict: ready"));
    CHECK(is_plain(outcome.out));
  }
}

TEST_CASE("formats for scripts have no colours even on a terminal") {
  const RedisServer server;
  for (const Words& output : {Words{"-o", "json"}, Words{"--format", "{verdict}"}}) {
    const Outcome outcome = on_terminal(joined({"trace", server.at()}, output));
    CHECK(outcome.exit == 0);
    CHECK_THAT(outcome.out, ContainsSubstring("ready"));
    CHECK(is_plain(outcome.out));
  }
}

TEST_CASE("a trace to a closed pipe is never a success") {
  const RedisServer server;
  const Outcome outcome =
      run_rconn({"trace", server.at()}, {{}, "", [] { ::dup2(::open("/dev/full", O_WRONLY), 1); }});
  CHECK(outcome.exit == 3);
  CHECK_THAT(outcome.err, ContainsSubstring("cannot write to standard output"));
}
