#include "connector/net/task_group.hpp"

#include <asio/this_coro.hpp>
#include <stdexcept>

#include "connector/net/event_loop.hpp"
#include "support/catch.hpp"

using namespace rconn;

namespace {

asio::awaitable<void> fail() {
  throw std::logic_error("a bug");
  co_return;
}

asio::awaitable<void> wait_for_one(int& bugs) {
  TaskGroup tasks(co_await asio::this_coro::executor, [&bugs] { ++bugs; });
  tasks.start(fail());
  co_await tasks.finished();
}

}  // namespace

TEST_CASE("a group tells of a bug when it happens, and again at its end") {
  EventLoop loop;
  int bugs = 0;
  CHECK_THROWS_AS(loop.run(wait_for_one(bugs)), std::logic_error);
  CHECK(bugs == 1);
}
