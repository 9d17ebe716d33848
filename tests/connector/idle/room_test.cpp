#include "connector/idle/room.hpp"

#include <algorithm>

#include "support/catch.hpp"

using namespace rconn;
using namespace std::chrono_literals;

namespace {

const std::vector<IdleArm> arms{IdleArm::silent, IdleArm::keepalive, IdleArm::ping,
                                IdleArm::subscribed};

IdleServer taking(std::int64_t most, std::int64_t connected) {
  IdleServer server;
  server.max_clients = most;
  server.clients = connected;
  return server;
}

bool holds(const std::vector<IdleSample>& samples, IdleArm arm) {
  return std::ranges::find(samples, arm, &IdleSample::arm) != samples.end();
}

}  // namespace

TEST_CASE("half of the clients that a server still takes are left to others") {
  CHECK(room_for(100'000, taking(100, 80)).most == 10);
  CHECK(room_for(100'000, taking(100, 80)).limit == IdleRoom::Limit::clients);
  CHECK(room_for(100'000, taking(10, 10)).most == 1);
  CHECK(room_for(100'000, taking(10, 11)).most == 1);
  CHECK(room_for(100'000, taking(100'000, 1)).most == max_held);
  CHECK(room_for(100'000, {}).most == max_held);
}

TEST_CASE("connections are not more than this process may have files") {
  CHECK(room_for(40, {}).most == 14);
  CHECK(room_for(40, {}).limit == IdleRoom::Limit::descriptors);
  CHECK(room_for(7, {}).most == 1);
}

TEST_CASE("with room, each arm is tried at each age") {
  IdleRoom room = room_for(100'000, {});
  const auto samples = first_round({10s, 20s, 30s}, arms, room);
  CHECK(samples.size() == 12);
  CHECK(room.planned == room.wanted);
  CHECK(room.limit == IdleRoom::Limit::none);
  CHECK(room.left_out.empty());
  for (const IdleSample& each : samples) {
    const bool keeps = each.arm == IdleArm::keepalive || each.arm == IdleArm::ping;
    CHECK(each.interval == (keeps ? IdleTime(5s) : IdleTime{}));
  }
}

TEST_CASE("an age that is not longer than the interval of keepalives is silence like any other") {
  IdleRoom room = room_for(100'000, {});
  const auto samples = first_round({1s, 2s}, arms, room);
  CHECK(samples.size() == 6);
  CHECK(room.planned == room.wanted);
}

TEST_CASE("with less room, whole arms are left out first, and that is told") {
  IdleRoom room = room_for(100'000, taking(20, 0));
  const auto samples = first_round({10s, 20s, 30s}, arms, room);
  CHECK(samples.size() == 9);
  CHECK_FALSE(holds(samples, IdleArm::subscribed));
  CHECK(room.left_out == std::vector{IdleArm::subscribed});
  CHECK(room.limit == IdleRoom::Limit::clients);
  CHECK(room.wanted == 12);
}

TEST_CASE("with little room, the shortest and the longest age stay") {
  IdleRoom room = room_for(100'000, taking(6, 0));
  const auto samples = first_round({10s, 20s, 30s, 40s, 50s}, arms, room);
  REQUIRE(samples.size() == 3);
  CHECK(samples.front().planned == 10s);
  CHECK(samples.back().planned == 50s);
  IdleRoom one = room_for(100'000, taking(2, 0));
  CHECK(first_round({10s, 20s}, arms, one).front().planned == 20s);
}
