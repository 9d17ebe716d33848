#include "connector/net/file_reader.hpp"

#include <sys/stat.h>

#include <atomic>
#include <memory>
#include <string>
#include <thread>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace rconn::net;
using Kind = ReadError::Kind;

TEST_CASE("a file of the bound is read whole, and one byte more is too large") {
  const support::TemporaryDirectory directory;
  constexpr std::size_t bound = 1000;
  const std::string fits(bound, 'x');
  const auto read = read_file(directory.file("fits", fits), {bound, {}});
  REQUIRE(read);
  CHECK(read.value() == fits);
  const auto larger = read_file(directory.file("larger", fits + "x"), {bound, {}});
  REQUIRE(!larger);
  CHECK(larger.error().kind == Kind::too_large);
  CHECK(larger.error().max_size == bound);
}

TEST_CASE("a FIFO that nobody writes is given up at the end of the time") {
  const support::TemporaryDirectory directory;
  const std::string path = directory.path("fifo");
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  const auto end = Clock::now() + std::chrono::milliseconds(20);
  const auto read = read_file(path, {1000, end});
  REQUIRE(!read);
  CHECK(read.error().kind == Kind::timed_out);
  CHECK(Clock::now() >= end);
}

TEST_CASE("the wait for a FIFO is given up when another thread asks for that") {
  const support::TemporaryDirectory directory;
  const std::string path = directory.path("fifo");
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  for (const bool has_end : {false, true}) {
    const auto stop = std::make_shared<std::atomic<bool>>(false);
    WaitEnd end;
    end.stop = stop;
    if (has_end) end.at = Clock::now() + std::chrono::hours(1);
    std::thread other([&] { *stop = true; });
    const auto read = read_file(path, {1000, end});
    other.join();
    REQUIRE(!read);
    CHECK(read.error().kind == Kind::interrupted);
  }
}
