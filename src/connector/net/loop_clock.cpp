#include "connector/net/loop_clock.hpp"

#include <algorithm>
#include <asio/execution/context.hpp>
#include <asio/query.hpp>
#include <utility>

namespace rconn::net {

asio::execution_context::id LoopClock::id;

void note_events(asio::execution_context& loop) { asio::use_service<LoopClock>(loop).woken(); }

LoopClock& LoopClock::of(const asio::any_io_executor& executor) {
  return asio::use_service<LoopClock>(asio::query(executor, asio::execution::context));
}

void LoopClock::woken() {
  const auto now = Clock::now();
  if (std::exchange(handled_, false)) {
    looked_ = woken_;
    busy_until_ = std::exchange(slept_, false) ? woken_ : last_turn_;
  }
  woken_ = now;
}

LoopClock::Turn LoopClock::turn(Clock::time_point began) {
  const auto now = Clock::now();
  last_turn_ = now;
  handled_ = true;
  const auto seen = woken_ < began ? now : woken_;
  Clock::duration unseen{};
  if (crowded_) unseen = std::max(busy_until_ - std::max(looked_, began), Clock::duration{});
  return {seen, now - seen + unseen};
}

}  // namespace rconn::net
