// Outputs whose reader does not read, or reads late: no run hangs, and no report is lost while a
// reader may still come.

#include <csignal>

#include "command_line/check_reports.hpp"
#include "command_line/output/output_pipe.hpp"
#include "support/eventually.hpp"
#include "support/redis_server.hpp"
#include "support/skip.hpp"
#include "support/temporary_directory.hpp"

using namespace support;

namespace {

// Full, blocking, and never read.
class UnreadMessages {
 public:
  UnreadMessages() : pipe_(O_NONBLOCK) {
    pipe_.fill();
    pipe_.make_blocking();
  }
  [[nodiscard]] Surroundings surroundings() const { return pipe_.surroundings(STDERR_FILENO); }

 private:
  OutputPipe pipe_;
};

std::string refused_list(const TemporaryDirectory& directory, std::size_t count) {
  std::string targets;
  for (std::size_t n = 0; n < count; ++n) targets += address(n, 1) + "\n";
  return directory.file("refused", targets);
}

}  // namespace

TEST_CASE("messages that nobody reads do not delay the end of a run") {
  const UnreadMessages unread;
  const TemporaryDirectory directory;
  std::string bad;
  for (int line = 0; line < 5'000; ++line) bad += "bad host\n";
  const std::string list = directory.file("bad", bad);
  const std::string nobody = "127.0.0.1:1";
  for (const auto& [words, exit] : {std::pair<Words, int>{{"wait", "--deadline", "1", nobody}, 124},
                                    {{"ping", "-v", nobody}, 2},
                                    {{"trace", nobody}, 2},
                                    {{"check", "-f", list}, 3}}) {
    const Outcome outcome = run_rconn(words, unread.surroundings());
    INFO(words[0]);
    CHECK(outcome.exit == exit);
    CHECK(outcome.took < ceiling);
  }
}

TEST_CASE("a signal ends a run whose messages nobody reads") {
  const UnreadMessages unread;
  Process wait(rconn_command({"wait", "--deadline", "60", "-i", "0.01", "127.0.0.1:1"}),
               unread.surroundings());
  std::this_thread::sleep_for(std::chrono::milliseconds(100));  // any moment will do
  wait.signal(SIGTERM);
  const Outcome outcome = wait.finish();
  CHECK(outcome.took < ceiling);
  CHECK((outcome.exit == 130 || outcome.exit == 128 + SIGTERM));  // it may not have begun
}

TEST_CASE("a reader that comes after the signal gets every report that is counted") {
  need_linux_files();
  const RedisServer server({"--bind", "0.0.0.0"});
  const TemporaryDirectory directory;
  std::string targets;
  for (std::size_t n = 0; n < many; ++n) targets += address(n, server.port()) + "\n";
  const std::string list = directory.file("targets", targets);
  for (const Words& words :
       {Words{"check", "-f", list, "-o", "json"},
        Words{"ping", "-c", "1000000", "-i", "0", "-o", "json", server.at()}}) {
    OutputPipe pipe;
    Process process(rconn_command(words), pipe.surroundings());
    pipe.begun();
    REQUIRE(eventually([&] { return pipe.is_full(); }));
    process.signal(SIGTERM);
    const std::string out = pipe.read_slowly();
    CHECK(process.finish().exit == 130);
    Reports reports = reports_in(out);
    REQUIRE(!reports.empty());
    const Json summary = reports.back()["summary"];
    reports.pop_back();
    const auto ok =
        std::ranges::count_if(reports, [](const Json& one) { return one["ok"] == true; });
    INFO(words[0]);
    CHECK(summary["ok"] == ok);
    CHECK(ok > 0);
  }
}

TEST_CASE("no target is started while the output is not read") {
  const TemporaryDirectory directory;
  constexpr std::size_t count = 30'000;  // their reports exceed the queue
  OutputPipe pipe;
  Process check(rconn_command({"check", "-o", "json", "--deadline", "1", "-f",
                               refused_list(directory, count)}),
                pipe.surroundings());
  pipe.begun();
  const Outcome outcome = check.finish();
  CHECK(outcome.exit == 3);
  CHECK_THAT(outcome.err, ContainsSubstring("interrupted: "));
  CHECK_THAT(outcome.err, ContainsSubstring("lines are lost"));
  CHECK_THAT(outcome.err, !ContainsSubstring(std::to_string(count) + " of"));
}

TEST_CASE("an inherited pipe is never made non-blocking") {
  need_linux_files();
  const RedisServer server;
  OutputPipe pipe;
  Process ping(rconn_command({"ping", "-c", "100000", "-i", "0", server.at()}),
               pipe.surroundings());
  REQUIRE(eventually([&] { return pipe.is_full(); }));
  CHECK(!pipe.is_nonblocking());
  ping.signal(SIGKILL);
  ping.finish();
}
