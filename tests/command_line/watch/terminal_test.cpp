// A watch on a terminal: the picture, keys, and the terminal afterwards.

#include <chrono>
#include <csignal>
#include <thread>

#include "command_line/expect.hpp"
#include "command_line/watch/watching.hpp"
#include "support/eventually.hpp"
#include "support/redis_server.hpp"
#include "support/skip.hpp"
#include "support/terminal.hpp"

using namespace support;

namespace {

const std::map<std::string, std::string> plain{
    {"TERM", "xterm"}, {"NO_COLOR", "1"}, {"LC_ALL", "C.UTF-8"}};

constexpr const char* enters = "\x1b[?1049h";
constexpr const char* leaves = "\x1b[?1049l";

std::vector<std::string> watch(const std::string& target) {
  return rconn_command({"watch", target, "-i", "0.05"});
}

}  // namespace

TEST_CASE("a watch on a terminal shows a picture until q is pressed, then the summary") {
  const RedisServer server;
  Terminal terminal(watch(server.at()), plain);
  REQUIRE(terminal.shows(enters));
  CHECK(terminal.shows("\x1b[?2026h"));
  CHECK(terminal.shows("UP for "));
  CHECK(terminal.shows("\xe2\x96"));  // a bar
  CHECK(terminal.shows("q quit  space freeze  p rungs"));
  CHECK(terminal.is_raw());
  terminal.type("q");
  const Outcome outcome = terminal.finish();
  CHECK(outcome.exit == 0);
  CHECK_FALSE(terminal.is_raw());
  const auto left = outcome.out.find(leaves);
  REQUIRE(left != std::string::npos);
  check_contains(outcome.out.substr(left), "--- " + server.at() + ": available 100 %");
}

TEST_CASE("the terminal has its modes again after every signal that ends a watch") {
  const int number = GENERATE(SIGINT, SIGTERM, SIGHUP, SIGQUIT);
  Terminal terminal(watch(nowhere()), plain);
  REQUIRE(terminal.shows("DOWN for "));
  REQUIRE(terminal.is_raw());
  terminal.process().signal(number);
  const Outcome outcome = terminal.finish();
  CHECK(outcome.exit == (number == SIGQUIT ? 128 + SIGQUIT : 0));
  CHECK_FALSE(terminal.is_raw());
  check_contains(outcome.out, leaves);
  check_contains(outcome.out, "\x1b[?25h");
}

TEST_CASE("space freezes the picture of a watch, and p shows the rungs") {
  const RedisServer server;
  Terminal terminal(watch(server.at()), plain);
  REQUIRE(terminal.shows("UP for "));
  terminal.type(" ");
  CHECK(terminal.shows("FROZEN, probing goes on"));
  terminal.type("p");
  CHECK(terminal.shows("held ping"));
  terminal.type(" ");
  terminal.forget();
  CHECK(terminal.shows("space freeze"));
  terminal.type("q");
  CHECK(terminal.finish().exit == 0);
}

TEST_CASE("the picture of a watch follows the size of the terminal") {
  const RedisServer server;
  Terminal terminal(watch(server.at()), plain);
  REQUIRE(terminal.shows("the whole watch"));
  terminal.resize(40, 12);
  terminal.forget();
  REQUIRE(terminal.shows("the last minute"));
  terminal.forget();
  REQUIRE(terminal.shows("UP for "));
  REQUIRE(terminal.shows("last events"));
  terminal.type("q");
  const Outcome outcome = terminal.finish();
  CHECK(outcome.out.substr(0, outcome.out.find(leaves)).find("the whole watch") ==
        std::string::npos);
}

TEST_CASE("a watch that is stopped leaves the terminal to the shell, and comes back") {
  const RedisServer server;
  Terminal terminal({"bash", "--norc", "--noprofile", "-i"},
                    {{"TERM", "xterm"}, {"NO_COLOR", "1"}, {"PS1", "ready> "}});
  if (!terminal.shows("ready> ")) skip("bash");
  terminal.type(watch(server.at()).front() + " watch -i 0.05 " + server.at() + "\n");
  REQUIRE(terminal.shows("UP for "));
  terminal.forget();
  terminal.type("\x1a");
  REQUIRE(terminal.shows("Stopped"));
  CHECK(terminal.shows(leaves));
  terminal.forget();
  terminal.type("fg\n");
  CHECK(terminal.shows(enters));
  CHECK(terminal.shows("UP for "));
  CHECK(eventually([&terminal] { return terminal.is_raw(); }));
  terminal.type("q");
  CHECK(terminal.shows("--- " + server.at()));
  terminal.type("exit\n");
  terminal.finish();
}

TEST_CASE("a terminal that takes nothing does not hold up a watch") {
  const RedisServer server;
  Terminal terminal(rconn_command({"watch", server.at(), "-i", "0.02", "--duration", "3"}), plain);
  REQUIRE(terminal.shows("UP for "));
  terminal.type("\x13");  // Ctrl-S: the terminal takes nothing until Ctrl-Q
  std::this_thread::sleep_for(std::chrono::seconds(2));
  terminal.type("\x11");
  const Outcome outcome = terminal.finish();
  CHECK(outcome.exit == 0);
  check_contains(outcome.out, "no outage");
  CHECK(outcome.out.find("observer paused") == std::string::npos);
}

TEST_CASE("a watch prints lines on a terminal that can show no picture") {
  const RedisServer server;
  const Outcome dumb = shown_on_terminal(rconn_command({"watch", server.at(), "--duration", "0.3"}),
                                         {{"TERM", "dumb"}});
  CHECK(dumb.out.find('\x1b') == std::string::npos);
  check_contains(dumb.out, "held: connected");
  const Outcome json =
      shown_on_terminal(rconn_command({"watch", "-o", "json", server.at(), "--duration", "0.3"}),
                        {{"TERM", "xterm"}});
  CHECK(json.out.find('\x1b') == std::string::npos);
  check_contains(json.out, "\"summary\"");
}

TEST_CASE("colours are used on a terminal unless NO_COLOR is set") {
  const RedisServer server;
  Terminal terminal(watch(server.at()), {{"TERM", "xterm"}, {"NO_COLOR", ""}});
  CHECK(terminal.shows("\x1b[32mUP for "));
  terminal.type("q");
  CHECK(terminal.finish().exit == 0);
}
