#include "connector/run/ticker.hpp"

#include <asio/steady_timer.hpp>
#include <optional>

#include "connector/net/event_loop.hpp"
#include "connector/net/sleep.hpp"
#include "support/catch.hpp"

using namespace rconn;
using namespace std::chrono_literals;

namespace {

constexpr auto long_enough = 30s;  // only a ticker that does not tick takes that

// Ends when `count` has reached the number.
asio::awaitable<void> until(const int& count, int number) {
  const auto give_up = net::Clock::now() + long_enough;
  while (count < number && net::Clock::now() < give_up) {
    const auto soon = net::Clock::now() + 10ms;
    co_await net::sleep_until(soon);
  }
}

}  // namespace

TEST_CASE("a ticker calls again and again until it is told to stop") {
  EventLoop loop;
  int count = 0;
  int after = 0;
  const auto work = [&]() -> asio::awaitable<void> {
    const Ticker endless(loop.context(), [&count] { return ++count > 0; });
    const Ticker twice(loop.context(), [&after] { return ++after < 2; });
    co_await until(count, 4);
  };
  loop.run(work());
  CHECK(count >= 4);
  CHECK(after == 2);
}

TEST_CASE("a ticker does not call after its end, although a call is due") {
  EventLoop loop;
  int count = 0;
  const auto work = [&]() -> asio::awaitable<void> {
    std::optional<Ticker> ticker;
    ticker.emplace(loop.context(), [&] {
      ++count;
      ticker.reset();  // from its own call
      return true;
    });
    co_await until(count, 1);
    const auto later = net::Clock::now() + 500ms;
    co_await net::sleep_until(later);
  };
  loop.run(work());
  CHECK(count == 1);
}

TEST_CASE("a ticker without a function leaves the loop alone") {
  EventLoop loop;
  const auto work = [&]() -> asio::awaitable<void> {
    const Ticker ticker(loop.context(), {});
    co_return;
  };
  loop.run(work());
  SUCCEED();
}
