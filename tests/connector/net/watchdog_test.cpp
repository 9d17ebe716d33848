// The watchdog of a stream: it ends a wait at its deadline, whatever it was armed for before.

#include "connector/net/watchdog.hpp"

#include <asio/io_context.hpp>

#include "support/catch.hpp"

using namespace rconn::net;
using namespace std::chrono_literals;

namespace {

class Watched {
 public:
  // Runs the loop until the timer has no more to do.
  void run() {
    loop_.restart();
    loop_.run();
  }

  asio::io_context loop_;
  std::vector<Clock::time_point> ended;
  std::shared_ptr<Watchdog> watchdog =
      std::make_shared<Watchdog>(loop_.get_executor(), [this] { ended.push_back(Clock::now()); });
};

}  // namespace

TEST_CASE("a wait ends at its deadline and not before") {
  Watched watched;
  const auto deadline = Clock::now() + 20ms;
  watched.watchdog->guard(deadline);
  watched.run();
  REQUIRE(watched.ended.size() == 1);
  CHECK(watched.ended.front() >= deadline);
  CHECK(watched.watchdog->expired());
}

TEST_CASE("a timer that is left from an earlier wait does not end a later one early") {
  Watched watched;
  watched.watchdog->guard(Clock::now() + 10ms);
  watched.watchdog->stand_down();
  const auto deadline = Clock::now() + 60ms;
  watched.watchdog->guard(deadline);
  watched.run();
  REQUIRE(watched.ended.size() == 1);
  CHECK(watched.ended.front() >= deadline);
}

TEST_CASE("a wait whose deadline is sooner than that of the wait before ends in time") {
  Watched watched;
  const auto late = Clock::now() + 1h;
  watched.watchdog->guard(late);
  watched.watchdog->stand_down();
  watched.watchdog->guard(Clock::now() + 10ms);
  watched.run();
  REQUIRE(watched.ended.size() == 1);
  CHECK(watched.ended.front() < late);
}

TEST_CASE("a wait that is over is not ended, and no timer is left after disarm()") {
  Watched watched;
  watched.watchdog->guard(Clock::now() + 10ms);
  watched.watchdog->stand_down();
  watched.run();
  CHECK(watched.ended.empty());
  CHECK_FALSE(watched.watchdog->expired());
  watched.watchdog->guard(Clock::now() + 1h);
  watched.watchdog->stand_down();
  watched.watchdog->disarm();
  watched.run();
  CHECK(watched.ended.empty());
}
