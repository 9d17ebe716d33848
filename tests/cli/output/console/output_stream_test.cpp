#include "cli/output/console/output_stream.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>
#include <string>

#include "support/catch.hpp"
#include "support/descriptor.hpp"
#include "support/skip.hpp"

using namespace rconn::cli;
using support::Descriptor;
using support::need_linux_files;
using Clock = OutputStream::Clock;
using WhenFull = OutputStream::WhenFull;

namespace {

constexpr std::chrono::seconds ample{20};

struct Pipe {
  Pipe() {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) throw std::runtime_error("pipe");
    read = Descriptor(ends[0]);
    write = Descriptor(ends[1]);
  }

  [[nodiscard]] std::string take(std::size_t size) const {
    std::string text(size, '\0');
    std::size_t taken = 0;
    while (taken < size) {
      const ssize_t got = ::read(read.get(), text.data() + taken, size - taken);
      if (got <= 0) break;
      taken += static_cast<std::size_t>(got);
    }
    text.resize(taken);
    return text;
  }

  Descriptor read;
  Descriptor write;
};

std::string lines(std::size_t count) {
  std::string text;
  for (std::size_t n = 0; n < count; ++n) text += "line " + std::to_string(n) + "\n";
  return text;
}

}  // namespace

TEST_CASE("text that fits is written at once, without a thread") {
  need_linux_files();
  const Pipe pipe;
  OutputStream stream(pipe.write.get(), WhenFull::queue);
  stream.write("hello\n");
  CHECK(stream.lines_waiting() == 0);
  CHECK(stream.drain(Clock::now()));
  CHECK(pipe.take(6) == "hello\n");
}

TEST_CASE("text that does not fit waits for the reader and arrives in order") {
  const Pipe pipe;
  OutputStream stream(pipe.write.get(), WhenFull::queue);
  const std::string text = lines(50'000);
  stream.write(text);
  stream.write("end\n");
  CHECK(stream.lines_waiting() > 0);
  CHECK(!stream.drain(Clock::now()));
  CHECK(pipe.take(text.size() + 4) == text + "end\n");
  CHECK(stream.drain(Clock::now() + ample));
  CHECK(stream.lines_waiting() == 0);
}

TEST_CASE("a stream has room again when its reader has read") {
  const Pipe pipe;
  OutputStream stream(pipe.write.get(), WhenFull::queue);
  const std::string text(OutputStream::max_queued + (std::size_t{64} << 10), 'x');
  CHECK(stream.has_room());
  stream.write(text);
  stream.write(text);
  CHECK(!stream.has_room());
  CHECK(pipe.take(2 * text.size()).size() == 2 * text.size());
  CHECK(stream.drain(Clock::now() + ample));
  CHECK(stream.has_room());
}

TEST_CASE("messages that find no room are dropped as a whole") {
  const Pipe pipe;
  OutputStream stream(pipe.write.get(), WhenFull::drop);
  const std::string text(OutputStream::max_queued + (std::size_t{128} << 10), 'x');
  stream.write(text);
  REQUIRE(!stream.has_room());
  stream.write("dropped\n");
  CHECK(pipe.take(text.size()) == text);
  CHECK(stream.drain(Clock::now() + ample));
  stream.write("kept\n");
  CHECK(pipe.take(5) == "kept\n");
}

TEST_CASE("a failed write is remembered and ends the writing") {
  need_linux_files();
  const Descriptor full(::open("/dev/full", O_WRONLY | O_CLOEXEC));
  OutputStream stream(full.get(), WhenFull::queue);
  stream.write("text\n");
  CHECK(stream.error() == ENOSPC);
  CHECK(stream.lines_waiting() == 0);
  CHECK(stream.drain(Clock::now()));
}

TEST_CASE("a reader that takes nothing is known to be stuck since then") {
  need_linux_files();
  const Pipe pipe;
  OutputStream stream(pipe.write.get(), WhenFull::queue);
  stream.write(std::string(std::size_t{256} << 10, 'x'));
  const auto then = Clock::now();
  CHECK(stream.stuck_since() <= then);
  CHECK(!stream.drain(then + std::chrono::milliseconds(50)));
  CHECK(stream.stuck_since() <= then);
}
