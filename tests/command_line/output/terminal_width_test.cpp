// Lines on a terminal are folded at its width.

#include <regex>
#include <sstream>

#include "command_line/expect.hpp"
#include "support/loopback.hpp"
#include "support/terminal.hpp"

using namespace support;

namespace {

// What a terminal with so many columns shows. A line that was shown for a while is one of its own.
std::string shown(const Words& words, int columns) {
  Terminal terminal(rconn_command(words), {{"TERM", "xterm"}, {"NO_COLOR", "1"}, {"REDIS_URL", ""}},
                    columns);
  std::string text = terminal.finish().out;
  text = std::regex_replace(text, std::regex("\r\x1b\\[K"), "\n");
  std::erase(text, '\r');
  return text;
}

std::size_t longest_line(const std::string& text) {
  std::istringstream lines(text);
  std::size_t longest = 0;
  for (std::string line; std::getline(lines, line);) longest = std::max(longest, line.size());
  return longest;
}

}  // namespace

TEST_CASE(
    "failures, lines of a check, traces and usage errors are folded at the terminal's width") {
  const std::string at = "127.0.0.1:" + std::to_string(free_port());
  for (const Words& words : {Words{"ping", at}, Words{"check", at}, Words{"trace", at},
                             Words{"ping", at, "--nonsense", "--output", "json"},
                             Words{"wait", "--deadline", "100ms", at}}) {
    for (const int columns : {50, 100}) {
      const std::string text = shown(words, columns);
      INFO(columns << "\n" << text);
      CHECK(longest_line(text) <= static_cast<std::size_t>(columns));
      CHECK_FALSE(text.empty());
    }
  }
}

TEST_CASE("what is printed to a pipe is not folded") {
  const std::string at = "127.0.0.1:" + std::to_string(free_port());
  const Outcome outcome = run_rconn({"ping", at});
  CHECK(longest_line(outcome.err) > 100);
}

TEST_CASE("keys, endpoints and JSON are not folded, so that they can be copied") {
  const std::string id = "an id of many words, which is longer than the line of a terminal";
  CHECK_THAT(shown({"key", "--persistent-id", id}, 40), ContainsSubstring(":" + id + "\n"));
  const std::string json = shown({"key", "-o", "json", "--persistent-id", id}, 40);
  CHECK_THAT(json, ContainsSubstring(id));
}
