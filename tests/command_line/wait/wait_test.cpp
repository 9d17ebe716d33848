// rconn wait with servers that start late, go up and down, or never start.

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <csignal>

#include "command_line/expect.hpp"
#include "command_line/own_network.hpp"
#include "support/loopback.hpp"
#include "support/redis_server.hpp"
#include "support/scripted_peer.hpp"
#include "support/temporary_directory.hpp"

using namespace support;
using namespace std::chrono_literals;

namespace {

std::string free_address() { return "127.0.0.1:" + std::to_string(free_port()); }

// A redis-server on a port that was just free.
std::vector<std::string> server_at(const std::string& address,
                                   const TemporaryDirectory& directory) {
  return {"redis-server",
          "--port",
          address.substr(address.find(':') + 1),
          "--bind",
          "127.0.0.1",
          "--save",
          "",
          "--dir",
          directory.path()};
}

Words quick(const Words& words) { return joined({"wait", "-i", "0.05"}, words); }

}  // namespace

TEST_CASE("a wait for a running server ends at once") {
  const RedisServer server;
  const Outcome outcome = run_rconn(quick({server.at()}));
  CHECK(outcome.exit == 0);
  CHECK_THAT(outcome.out, StartsWith(server.at() + ": ready after "));
}

TEST_CASE("a wait for a server that starts late ends when it is ready") {
  const TemporaryDirectory directory;
  const std::string at = free_address();
  Process wait(rconn_command(quick({at, "--deadline", "20"})));
  REQUIRE(wait.says("refused"));
  Process server(server_at(at, directory));
  const Outcome outcome = wait.finish();
  INFO(outcome.err);
  CHECK(outcome.exit == 0);
  CHECK_THAT(outcome.out, StartsWith(at + ": ready after "));
  CHECK_THAT(outcome.err, !ContainsSubstring("ready ("));
}

TEST_CASE("the first line of a wait that goes on says what limits it and what each try") {
  const std::string at = free_address();
  const Outcome outcome =
      run_rconn({"wait", at, "-i", "0.05", "--deadline", "500ms", "--timeout", "5s"});
  CHECK(outcome.exit == 124);
  CHECK_THAT(outcome.err,
             StartsWith("rconn: wait: for at most 0.5 s (--deadline); each try: 5 s to "
                        "connect (--timeout), 1 s for a reply (--read-timeout)\n"));
}

TEST_CASE("without a terminal a wait tells now and then that nothing has changed") {
  const std::string at = free_address();
  Process wait(rconn_command({"wait", at, "-i", "0.05", "--deadline", "20", "--heartbeat", "0.2"}));
  CHECK(wait.says("rconn: " + at + ": still refused: connection refused (after "));
  wait.signal(SIGINT);
  CHECK(wait.finish().exit == 130);
}

TEST_CASE("words of a command without the dashes before it are not waited for") {
  const std::string at = free_address();
  for (const Words& words : {Words{"wait", at, "sleep", "3"}, Words{"wait", at, "sh", "-c", "true"},
                             Words{"wait", at, "/bin/sh", "x"}}) {
    CHECK_THAT(check_usage_error(words),
               ContainsSubstring("is a program: a command to run follows --"));
  }
  CHECK_THAT(check_usage_error({"wait", at, "nosuchprogram", "--tiemout", "3"}),
             !ContainsSubstring("is a program"));
  const Outcome told =
      run_in_own_network({"--no-dns"}, quick({at, "echo", "hi", "--deadline", "20"}));
  CHECK(told.exit == 3);
  CHECK_THAT(told.err, !ContainsSubstring("hint: "));
  CHECK_THAT(told.err, ContainsSubstring("'echo' is a program, and no host: a command to run "
                                         "follows --: rconn wait TARGET -- echo"));
  const RedisServer server;
  const Outcome ran = run_rconn(quick({server.at(), "--", "echo", "hi"}));
  CHECK(ran.out == "hi\n");
  CHECK_THAT(ran.err, StartsWith("rconn: " + server.at() + ": ready after "));
  CHECK_THAT(run_rconn(quick({server.at(), "-o", "json"})).err,
             StartsWith("rconn: " + server.at() + ": ready after "));
}

TEST_CASE("a wait exits with 124 at its deadline and prints the last fault of each target") {
  const ScriptedPeer silent([](Conversation& other) { other.hold(); });
  const std::string closed = free_address();
  const Outcome outcome = run_rconn(quick({closed, silent.at(), "--deadline", "500ms"}));
  CHECK(outcome.exit == 124);
  CHECK(outcome.out.empty());
  CHECK_THAT(outcome.err, ContainsSubstring("(refused at connect"));
  CHECK_THAT(outcome.err, ContainsSubstring("(reply-timeout at ping"));
  CHECK_THAT(outcome.err, ContainsSubstring("gave up after 0.5 s"));
  CHECK(outcome.took < ceiling);
  CHECK(outcome.took >= 500ms);
}

TEST_CASE("a deadline shorter than one attempt is kept") {
  const ScriptedPeer silent([](Conversation& other) { other.hold(); });
  const Outcome outcome =
      run_rconn({"wait", silent.at(), "--deadline", "100ms", "--read-timeout", "30"});
  CHECK(outcome.exit == 124);
  CHECK(outcome.took < ceiling);
}

TEST_CASE("a target that never becomes ready delays no other but fails the wait") {
  const RedisServer server;
  Words words = quick({"--deadline", "400ms"});
  for (int i = 0; i < 9; ++i) words.push_back(server.at());
  words.push_back(free_address());
  CHECK(run_rconn(words).exit == 124);
  words.push_back("--any");
  const Outcome any = run_rconn(words);
  CHECK(any.exit == 0);
  CHECK_THAT(any.out, ContainsSubstring("ready"));
}

TEST_CASE("an unstable server is ready after the required number of successes in a row") {
  int answers = 0;
  const ScriptedPeer peer([&answers](Conversation& other) {
    static_cast<void>(other.receive());
    if (++answers != 2) other.send("+PONG\r\n");  // closes instead of the second answer
  });
  const Outcome outcome = run_rconn(quick({"--stable", "3", "-o", "json", peer.at()}));
  const auto report = parsed(outcome.out);
  CHECK(report["tries"] == 5);
}

TEST_CASE("a permanent failure ends the wait at once unless an option forbids it") {
  const RedisServer server({"--requirepass", "x"});
  const Words wrong{server.at(), "-a", "y", "--deadline", "20"};
  const Outcome outcome = run_rconn(quick(wrong));
  CHECK(outcome.exit == 4);
  CHECK(outcome.took < ceiling);
  CHECK_THAT(outcome.err, ContainsSubstring("--keep-trying"));
  const Words stubborn{server.at(), "-a", "y", "--deadline", "300ms", "--keep-trying"};
  CHECK(run_rconn(quick(stubborn)).exit == 124);
}

TEST_CASE("an inverted wait ends when the server has stopped") {
  RedisServer server;
  Process wait(rconn_command(quick({"--invert", server.at(), "--deadline", "20"})));
  REQUIRE(wait.says("ready"));
  server.process().signal(SIGTERM);
  const Outcome outcome = wait.finish();
  CHECK(outcome.exit == 0);
  // Refused, unless the last attempt reached the server during its shutdown.
  CHECK_THAT(outcome.out, ContainsSubstring("gone ("));
  CHECK_THAT(run_rconn(quick({"--invert", free_address()})).out,
             ContainsSubstring("gone (refused)"));
  const RedisServer stays;
  CHECK(run_rconn(quick({"--invert", stays.at(), "--deadline", "300ms"})).exit == 124);
}

TEST_CASE("the command replaces rconn and has its streams, exit status and signals") {
  const RedisServer server;
  const Outcome outcome =
      run_rconn(quick({server.at(), "--", "sh", "-c", "echo \"to $RCONN_ENDPOINT\"; exit 7"}));
  CHECK(outcome.exit == 7);
  CHECK(outcome.out == "to " + server.at() + "\n");
  CHECK(run_rconn(quick({server.at(), "--", "sh", "-c", "kill -TERM $$"})).exit == 128 + SIGTERM);
  CHECK(run_rconn(quick({server.at(), "--", "/nonexistent"})).exit == 127);
  CHECK(run_rconn(quick({server.at(), "--", "/"})).exit == 126);
}

TEST_CASE("the command inherits the signal dispositions of rconn's parent") {
  const RedisServer server;
  const Words words = quick({"-q", server.at(), "--", "grep", "SigIgn", "/proc/self/status"});
  const auto ignored_by_command = [&words](const Surroundings& surroundings) {
    const std::string line = run_rconn(words, surroundings).out;
    return std::stoull(line.substr(line.find(':') + 1), nullptr, 16);
  };
  const auto bit = [](int signal) { return 1ULL << (signal - 1); };
  const Surroundings deaf{{}, "", [] { std::signal(SIGPIPE, SIG_IGN); }};
  CHECK((ignored_by_command(deaf) & bit(SIGPIPE)) != 0);
  const Surroundings usual{{}, "", [] {
                             for (const int signal : {SIGPIPE, SIGXFSZ}) {
                               std::signal(signal, SIG_DFL);
                             }
                           }};
  CHECK((ignored_by_command(usual) & (bit(SIGPIPE) | bit(SIGXFSZ))) == 0);
}

TEST_CASE("the command gets the original descriptor limit") {
  const RedisServer server;
  const Surroundings few{{}, "", [] {
                           const rlimit limit{200, 400};
                           ::setrlimit(RLIMIT_NOFILE, &limit);
                         }};
  const Words words = quick({"-q", "--topology", server.at(), "--", "sh", "-c", "ulimit -n"});
  CHECK(run_rconn(words, few).out == "200\n");
}

TEST_CASE("a command that cannot be run sets the exit status even if stderr is closed") {
  const RedisServer server;
  std::array<int, 2> ends{};
  REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
  ::close(ends[0]);
  const Surroundings unread{{}, "", [end = ends[1]] { ::dup2(end, STDERR_FILENO); }};
  CHECK(run_rconn(quick({"-q", server.at(), "--", "/nonexistent"}), unread).exit == 127);
  ::close(ends[1]);
}

TEST_CASE("the command is not run after a failed wait and never gets a password") {
  const Outcome failed =
      run_rconn(quick({free_address(), "--deadline", "100ms", "--", "sh", "-c", "echo ran"}));
  CHECK(failed.exit == 124);
  CHECK(failed.out.empty());
  const RedisServer server({"--requirepass", "hunter2"});
  const Outcome outcome = run_rconn(quick({"redis://:hunter2@" + server.at(), "-q", "--", "env"}));
  CHECK(outcome.exit == 0);
  CHECK_THAT(outcome.out, ContainsSubstring("RCONN_ENDPOINT=" + server.at()));
  CHECK_THAT(outcome.out, !ContainsSubstring("hunter2"));
}

TEST_CASE("SIGINT and SIGTERM end a wait as interrupted with the last fault") {
  for (const int signal : {SIGINT, SIGTERM}) {
    Process wait(rconn_command(quick({free_address(), "--deadline", "20"})));
    REQUIRE(wait.says("refused"));
    wait.signal(signal);
    const Outcome outcome = wait.finish();
    CHECK(outcome.exit == 130);
    CHECK_THAT(outcome.err, ContainsSubstring("(refused at connect"));
  }
}

TEST_CASE("a quiet wait prints nothing and JSON has the attempts and the time") {
  const RedisServer server;
  const Outcome quiet = run_rconn(quick({"-q", server.at()}));
  CHECK(quiet.out.empty());
  CHECK(quiet.err.empty());
  const Outcome json = run_rconn(quick({"-o", "json", server.at()}));
  const auto report = parsed(json.out);
  CHECK(report["command"] == "wait");
  CHECK(report["tries"] == 1);
  CHECK(report.contains("waited_ms"));
}

TEST_CASE("the interval grows by its factor") {
  int tries = 0;
  const ScriptedPeer peer([&tries](Conversation& other) {
    ++tries;
    static_cast<void>(other.receive());
  });
  const Outcome outcome =
      run_rconn({"wait", peer.at(), "-i", "0.05", "--backoff", "1000", "--deadline", "1s"});
  CHECK(outcome.exit == 124);
  CHECK(tries <= 3);
  check_usage_error({"wait", "--backoff", "0.5"});
}

TEST_CASE("a wait without descriptors reports the limit and not an internal error") {
  const Surroundings poor{{}, "", [] {
                            const rlimit limit{4, 4};
                            ::setrlimit(RLIMIT_NOFILE, &limit);
                          }};
  const Outcome outcome = run_rconn(quick({free_address(), "--deadline", "1"}), poor);
  CHECK(outcome.exit == 3);
  CHECK_THAT(outcome.err, ContainsSubstring("local-limit"));
}
