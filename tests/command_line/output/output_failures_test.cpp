// Output failures, in every command and format: standard output that is closed or full, a reader
// that has exited, is slow or does not read. Such a run is never a success, never dies by a signal
// and never leaves a partial line.

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>

#include "command_line/check_reports.hpp"
#include "command_line/output/undeliverable_output.hpp"
#include "support/eventually.hpp"
#include "support/redis_server.hpp"
#include "support/temporary_directory.hpp"

using namespace support;

namespace {

const std::string cannot_write = "cannot write to standard output: ";

// A pipe whose write end is the standard output of a child.
class OutputPipe {
 public:
  // The smallest pipe that the kernel allows.
  explicit OutputPipe(int flags = 0) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe2");
    read_ = Descriptor(ends[0]);
    write_ = Descriptor(ends[1]);
    ::fcntl(write_.get(), F_SETPIPE_SZ, 1);
    if (flags != 0) ::fcntl(write_.get(), F_SETFL, flags);
  }

  [[nodiscard]] Surroundings surroundings(int stream = 1) const {
    return in_child([end = write_.get(), stream] { ::dup2(end, stream); });
  }
  void fill() const {
    const std::string bytes(512, '-');
    while (::write(write_.get(), bytes.data(), bytes.size()) > 0) {
    }
  }
  void begun() { write_.reset(); }
  void leave() { read_.reset(); }

  // Reads small pieces slowly, to the end.
  [[nodiscard]] std::string read_slowly() const {
    std::string all;
    std::array<char, 700> room;
    for (ssize_t got = 0; (got = ::read(read_.get(), room.data(), room.size())) > 0;) {
      all.append(room.data(), static_cast<std::size_t>(got));
      std::this_thread::sleep_for(std::chrono::microseconds(300));
    }
    return all;
  }

  [[nodiscard]] bool is_full() const {
    int waiting = 0;
    ::ioctl(read_.get(), FIONREAD, &waiting);
    constexpr int longest_line = 1500;
    return waiting >= ::fcntl(read_.get(), F_GETPIPE_SZ) - longest_line;
  }

 private:
  Descriptor read_, write_;
};

// This many targets, one per line.
std::string list_of(std::size_t count, int port, const TemporaryDirectory& directory) {
  std::string targets;
  for (std::size_t n = 0; n < count; ++n) targets += address(n, port) + "\n";
  return directory.file("targets", targets);
}

}  // namespace

TEST_CASE("no command is a success when its standard output is closed, full or without a reader") {
  const RedisServer server;
  for (const Words& words : every_output(server.at())) {
    const auto closed = run_rconn(words, in_child([] { ::close(1); }));
    check_not_delivered(words, closed, cannot_write);
    const auto full = run_rconn(words, in_child([] { ::dup2(::open("/dev/full", O_WRONLY), 1); }));
    check_not_delivered(words, full, cannot_write + "No space left on device");
    OutputPipe gone;
    gone.leave();
    check_not_delivered(words, run_rconn(words, gone.surroundings()), cannot_write + "Broken pipe");
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

TEST_CASE("a signal ends a run that is blocked on its output") {
  const RedisServer server({"--bind", "0.0.0.0"});
  const TemporaryDirectory directory;
  const std::string list = list_of(300, server.port(), directory);
  for (const Words& words : {Words{"ping", "-c", "100000", "-i", "0", server.at()},
                             Words{"ping", "-c", "100000", "-i", "0", "-o", "json", server.at()},
                             Words{"check", "-f", list}, Words{"check", "-o", "json", "-f", list},
                             Words{"check", "--format", "{target}\n", "-f", list},
                             Words{"check", "-o", "openmetrics", "-f", list}}) {
    for (const int number : {SIGINT, SIGTERM}) {
      OutputPipe pipe;
      Process process(rconn_command(words), pipe.surroundings());
      pipe.begun();
      REQUIRE(eventually([&] { return pipe.is_full(); }));
      // The first signal may arrive just before rconn blocks on its output.
      CHECK(eventually([&] {
        process.signal(number);
        return !process.running();
      }));
      const Outcome outcome = process.finish();
      INFO(words[0] << " " << outcome.err);
      CHECK((outcome.exit == 130 || outcome.exit == 128 + number));
    }
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
