#include "connector/ladder/turns.hpp"

#include <asio/this_coro.hpp>
#include <vector>

#include "connector/net/event_loop.hpp"
#include "connector/net/sleep.hpp"
#include "connector/net/task_group.hpp"
#include "support/catch.hpp"

using namespace rconn;
using namespace rconn::net;

namespace {

struct Crowd {
  Turns turns{2};
  std::size_t inside = 0;
  std::size_t most = 0;
  std::vector<int> order;
};

asio::awaitable<void> enter(Crowd& crowd, int number) {
  co_await asio::this_coro::throw_if_cancelled(false);
  const bool has_turn = co_await crowd.turns.take({});
  if (!has_turn) co_return;
  const Turn turn(&crowd.turns);
  crowd.order.push_back(number);
  crowd.most = std::max(crowd.most, ++crowd.inside);
  co_await sleep_until(Clock::now() + std::chrono::milliseconds(1));
  --crowd.inside;
}

asio::awaitable<void> all_of(Crowd& crowd, int count) {
  TaskGroup tasks(co_await asio::this_coro::executor);
  for (int i = 0; i < count; ++i) tasks.start(enter(crowd, i));
  co_await tasks.finished();
}

asio::awaitable<void> try_in_vain(Turns& turns, std::vector<bool>& results) {
  const bool first = co_await turns.take({});
  const Deadline soon{Clock::now() + std::chrono::milliseconds(5), {}};
  const bool second = co_await turns.take(soon);
  turns.give_back();
  const bool third = co_await turns.take(soon);
  results = {first, second, third};
}

}  // namespace

TEST_CASE("so many have a turn at once, and the others get theirs in order") {
  EventLoop loop;
  Crowd crowd;
  loop.run(all_of(crowd, 6));
  CHECK(crowd.most == 2);
  CHECK(crowd.order == std::vector<int>{0, 1, 2, 3, 4, 5});
}

TEST_CASE("a turn that does not come in time is not taken") {
  EventLoop loop;
  Turns turns(1);
  std::vector<bool> results;
  loop.run(try_in_vain(turns, results));
  CHECK(results == std::vector<bool>{true, false, true});
}
