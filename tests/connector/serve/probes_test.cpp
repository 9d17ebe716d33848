#include "connector/serve/probes.hpp"

#include <asio/this_coro.hpp>
#include <stdexcept>
#include <utility>

#include "connector/net/event_loop.hpp"
#include "connector/net/sleep.hpp"
#include "support/catch.hpp"

using namespace rconn;

namespace {

struct Broken {
  EventLoop loop;
  int bugs = 0;
  int performed = 0;
  int told = 0;  // requests
  bool ended_by_bug = false;
  SharedWork work{share_for_serve(1'024, 0)};
  std::shared_ptr<Generation> generation =
      std::make_shared<Generation>(ServeSetup{.catalogue = nullptr, .configuration = {}}, work);
  Probes probes{loop.context().get_executor(), 10, [this] { ++bugs; },
                [this](Operation, const Target&, RunContext&, Report&) { return fail(); }};

  // Not before all who ask at the same time have come.
  asio::awaitable<void> fail() {
    ++performed;
    const auto soon = net::Clock::now() + std::chrono::milliseconds(20);
    co_await net::sleep_until(soon);
    throw std::logic_error("a bug");
  }

  asio::awaitable<void> ask() {
    auto asked = probes.run(generation, ProbeRequest{.target = "a", .module = {}}, ProbePlan{});
    try {
      co_await std::move(asked);
    } catch (const std::logic_error&) {
      ++told;
    }
  }

  asio::awaitable<void> ask_twice() {
    TaskGroup requests(co_await asio::this_coro::executor);
    requests.start(ask());
    requests.start(ask());
    co_await requests.finished();
    auto ended = probes.finished();
    try {
      co_await std::move(ended);
    } catch (const std::logic_error&) {
      ended_by_bug = true;
    }
  }
};

}  // namespace

TEST_CASE("an exception in a probe is told to all who share it, and to the server") {
  Broken test;
  test.loop.run(test.ask_twice());
  CHECK(test.performed == 1);
  CHECK(test.told == 2);
  CHECK(test.bugs == 1);
  CHECK(test.ended_by_bug);
  CHECK(test.probes.counts().under_way == 0);
  CHECK(test.probes.counts().succeeded + test.probes.counts().failed == 0);
}
