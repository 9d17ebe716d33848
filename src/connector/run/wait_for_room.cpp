#include <chrono>

#include "connector/net/sleep.hpp"
#include "connector/run/scheduling.hpp"

namespace rconn {
namespace {

constexpr std::chrono::milliseconds poll_interval{20};

}  // namespace

asio::awaitable<bool> wait_for_room(const Scheduling& scheduling) {
  while (!scheduling.loop.interrupted()) {
    const auto& room = scheduling.listener.room;
    const Room found = room ? room() : Room::yes;
    if (found != Room::not_yet) co_return found == Room::yes;
    const auto moment = net::Clock::now() + poll_interval;
    co_await net::sleep_until(moment);
  }
  co_return false;
}

RunEnd run_end(const Scheduling& scheduling, bool had_room) {
  if (scheduling.loop.interrupted()) return RunEnd::interrupted;
  return had_room ? RunEnd::complete : RunEnd::unread;
}

}  // namespace rconn
