// --help, the man pages and the completions agree with each other and with the tables.

#include <regex>
#include <set>

#include "command_line/expect.hpp"

using namespace support;

namespace {

std::string content(const std::string& path) {
  std::string text = content_of(RCONN_SOURCE "/" + path);
  REQUIRE_FALSE(text.empty());
  return text;
}

// A shell script without its comments.
std::string code(const std::string& path) {
  return std::regex_replace(content(path), std::regex("(^|\n)[ \t]*#[^\n]*"), "\n");
}

std::set<std::string> matches(const std::string& text, const std::string& pattern) {
  const std::regex regex(pattern);
  std::set<std::string> found;
  for (std::sregex_iterator match(text.begin(), text.end(), regex), end; match != end; ++match) {
    found.insert((*match)[1]);
  }
  return found;
}

std::set<std::string> options_in_help() {
  std::string all = run_rconn({"--help"}).out;
  for (const char* command : {"ping", "trace", "wait", "topology", "check", "watch", "idle",
                              "serve", "key", "endpoint"}) {
    all += run_rconn({command, "--help-all"}).out;
  }
  return matches(all, "\n  (?:-.,|   ) --([a-z0-9-]+)");
}

std::string section(const std::string& man, const std::string& title) {
  const auto start = man.find("\n.Sh " + title + "\n");
  REQUIRE(start != std::string::npos);
  return man.substr(start, man.find("\n.Sh ", start + 1) - start);
}

}  // namespace

TEST_CASE("the man page has every option of --help, and no other") {
  const auto in_man = matches(section(content("man/rconn.1"), "OPTIONS"), "Fl -([a-z0-9-]+)");
  CHECK(in_man == options_in_help());
}

TEST_CASE("the completions of every shell have every option of --help, and no other") {
  const auto help = options_in_help();
  CHECK(matches(code("completions/rconn.bash"), "--([a-z0-9-]+)") == help);
  CHECK(matches(code("completions/_rconn"), "--([a-z][a-z0-9-]+)") == help);
  CHECK(matches(code("completions/rconn.fish"), "complete [^\n]*-l ([a-z0-9-]+)") == help);
}

TEST_CASE("the completions of every shell list every release of phpredis") {
  const auto releases =
      matches(run_rconn({"key", "--phpredis", "?"}).err, "([0-9]+\\.[0-9]+\\.[0-9]+)");
  CHECK(releases.size() == 42);
  for (const char* file : {"rconn.bash", "_rconn", "rconn.fish"}) {
    CHECK(matches(code(std::string("completions/") + file), "([0-9]+\\.[0-9]+\\.[0-9]+)") ==
          releases);
  }
}
