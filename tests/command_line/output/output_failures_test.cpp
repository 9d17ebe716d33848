// Output failures, in every command and format: standard output that is closed or full, a reader
// that has exited, is slow or does not read. Such a run is never a success and never leaves a
// partial line.

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>

#include "command_line/check_reports.hpp"
#include "command_line/output/output_pipe.hpp"
#include "command_line/output/undeliverable_output.hpp"
#include "support/eventually.hpp"
#include "support/redis_server.hpp"
#include "support/skip.hpp"
#include "support/temporary_directory.hpp"

using namespace support;

namespace {

const std::string cannot_write = "cannot write to standard output: ";

// This many targets, one per line.
std::string list_of(std::size_t count, int port, const TemporaryDirectory& directory) {
  std::string targets;
  for (std::size_t n = 0; n < count; ++n) targets += address(n, port) + "\n";
  return directory.file("targets", targets);
}

}  // namespace

TEST_CASE("no command is a success when its standard output is closed or full") {
  const RedisServer server;
  for (const Words& words : every_output(server.at())) {
    const auto closed = run_rconn(words, in_child([] { ::close(1); }));
    check_not_delivered(words, closed, cannot_write);
    const auto full = run_rconn(words, in_child([] { ::dup2(::open("/dev/full", O_WRONLY), 1); }));
    check_not_delivered(words, full, cannot_write + "No space left on device");
  }
}

TEST_CASE("a run whose reader has left ends as other filters do, without a message") {
  const RedisServer server;
  std::vector<Words> all = every_output(server.at());
  all.push_back({"ping", "-c", "100000", "-i", "0", server.at()});
  for (const Words& words : all) {
    OutputPipe gone;
    gone.leave();
    const Outcome outcome = run_rconn(words, gone.surroundings());
    INFO(words[0] << " " << words.back());
    CHECK(outcome.exit == 128 + SIGPIPE);
    CHECK_THAT(outcome.err, !ContainsSubstring("cannot write"));
  }
}

TEST_CASE("no command is a success when its standard error fails as well") {
  const RedisServer server;
  for (const Words& words : every_output(server.at())) {
    const auto outcome = run_rconn(words, in_child([] {
                                     for (const int stream : {1, 2}) {
                                       ::dup2(::open("/dev/full", O_WRONLY), stream);
                                     }
                                   }));
    INFO(words[0] << " " << words.back());
    CHECK(outcome.exit == 3);
  }
}

TEST_CASE("a file at its size limit is a write error and no signal ends the run") {
  const RedisServer server;
  const TemporaryDirectory directory;
  const std::string file = directory.path("out");
  for (const Words& words : every_output(server.at())) {
    const auto outcome = run_rconn(words, in_child([&file] {
                                     const rlimit limit{5, 5};
                                     ::setrlimit(RLIMIT_FSIZE, &limit);
                                     ::dup2(::open(file.c_str(), O_WRONLY | O_CREAT, 0600), 1);
                                   }));
    check_not_delivered(words, outcome, cannot_write + "File too large");
  }
}

TEST_CASE("a slow reader gets all lines complete, as does one with a shared pipe") {
  const RedisServer server({"--bind", "0.0.0.0"});
  constexpr std::size_t count = 300;
  const TemporaryDirectory directory;
  const std::string list = list_of(count, server.port(), directory);
  for (const int flags : {0, O_NONBLOCK}) {
    OutputPipe pipe(flags);
    Process process(rconn_command({"check", "-o", "json", "-f", list}), pipe.surroundings());
    pipe.begun();
    const std::string out = pipe.read_slowly();
    const Outcome outcome = process.finish();
    CHECK(outcome.exit == 0);
    CHECK(outcome.err.empty());
    CHECK(checked(out).reports.size() == count);
  }
}

TEST_CASE("a signal ends a run that is blocked on its output, and it says what is lost") {
  need_linux_files();
  const RedisServer server({"--bind", "0.0.0.0"});
  const TemporaryDirectory directory;
  const std::string list = list_of(300, server.port(), directory);
  for (const Words& words : {Words{"ping", "-c", "100000", "-i", "0", server.at()},
                             Words{"ping", "-c", "100000", "-i", "0", "-o", "json", server.at()},
                             Words{"check", "-f", list}, Words{"check", "-o", "json", "-f", list},
                             Words{"check", "--format", "{target}\n", "-f", list},
                             Words{"check", "-o", "openmetrics", "-f", list}}) {
    OutputPipe pipe;
    Process process(rconn_command(words), pipe.surroundings());
    pipe.begun();
    REQUIRE(eventually([&] { return pipe.is_full(); }));
    process.signal(SIGTERM);
    const Outcome outcome = process.finish();
    INFO(words[0] << " " << outcome.err);
    CHECK(outcome.took < ceiling);
    // What was done before the signal may have fitted the pipe.
    const bool lost = outcome.err.find(cannot_write + "it is not read: ") != std::string::npos;
    CHECK(outcome.exit == (lost ? 3 : 130));
  }
}

TEST_CASE("a run keeps its budget when its messages are not read") {
  OutputPipe pipe(O_NONBLOCK);
  pipe.fill();
  const std::string nobody = "127.0.0.1:1";
  const Outcome waited = run_rconn({"wait", nobody, "--deadline", "200ms"}, pipe.surroundings(2));
  CHECK(waited.exit == 124);
  CHECK(waited.took < std::chrono::seconds(10));
  CHECK(run_rconn({"ping", "-v", nobody}, pipe.surroundings(2)).exit == 2);
}
