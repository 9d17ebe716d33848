#include "cli/commands/background_task.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <stdexcept>
#include <thread>

#include "support/catch.hpp"
#include "support/eventually.hpp"

using namespace rconn::cli;

namespace {

bool has_children() { return ::waitpid(-1, nullptr, WNOHANG) == 0 || errno != ECHILD; }

}  // namespace

TEST_CASE("what runs in the background has no descriptor of the original") {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  BackgroundTask task;
  task.start([] { std::this_thread::sleep_for(std::chrono::seconds(1)); });
  ::close(ends[1]);
  const auto start = std::chrono::steady_clock::now();
  char byte = 0;
  CHECK(::read(ends[0], &byte, 1) == 0);  // the end: nobody else can write
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::milliseconds(900));
  ::close(ends[0]);
  task.wait();
  CHECK_FALSE(has_children());
}

TEST_CASE("an exception in the background does not leave it") {
  BackgroundTask task;
  task.start([] { throw std::runtime_error("no memory"); });
  CHECK(support::eventually([&task] {
    task.reap();
    return !has_children();
  }));
}

TEST_CASE("what does not end in the background is ended") {
  BackgroundTask task;
  task.start([] { std::this_thread::sleep_for(std::chrono::minutes(1)); });
  const auto start = std::chrono::steady_clock::now();
  task.wait();
  CHECK(std::chrono::steady_clock::now() - start < 2 * BackgroundTask::grace);
  CHECK_FALSE(has_children());
}
