#include "connector/net/loop_clock.hpp"

#include <sys/socket.h>

#include <asio/io_context.hpp>
#include <asio/posix/stream_descriptor.hpp>
#include <thread>

#include "support/catch.hpp"

using namespace rconn::net;
using Descriptor = asio::posix::stream_descriptor;

namespace {

constexpr std::chrono::milliseconds busy{30};

// Two descriptors that become readable at once. Whichever has its turn first keeps the loop busy.
struct TwoEvents {
  TwoEvents() {
    for (Descriptor* const descriptor : {&one, &other}) {
      int ends[2];
      REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
      descriptor->assign(ends[0]);
      peers.emplace_back(loop, ends[1]);
      REQUIRE(::send(ends[1], "x", 1, 0) == 1);
      descriptor->async_wait(Descriptor::wait_read, [this](asio::error_code) {
        turns.push_back(clock.turn(began));
        std::this_thread::sleep_for(busy);
      });
    }
  }

  asio::io_context loop;
  Descriptor one{loop};
  Descriptor other{loop};
  std::vector<Descriptor> peers;
  LoopClock& clock = LoopClock::of(loop.get_executor());
  Clock::time_point began = Clock::now();
  std::vector<LoopClock::Turn> turns;
};

}  // namespace

TEST_CASE("an event has the time at which the kernel reported it, not that of its turn") {
  TwoEvents events;
  events.loop.run();
  REQUIRE(events.turns.size() == 2);
  CHECK(events.turns[0].seen >= events.began);
  CHECK(events.turns[1].seen == events.turns[0].seen);
  CHECK(events.turns[1].late >= busy);
}

TEST_CASE("an event after a wait that began later than the last wake-up is seen now") {
  TwoEvents events;
  events.loop.run();
  const auto before = Clock::now();
  CHECK(events.clock.turn(before).seen >= before);
}
