// When the kernel told the event loop of an event, as opposed to when the coroutine that waits for
// it gets its turn: between the two lie the turns of all others.
// Entry points: LoopClock::of(), then turn(). One for each event loop; single-threaded.
// Invariant: turn() never returns a time before the wait began or in the future.
#pragma once

#include "connector/net/asio.hpp"

#include <asio/execution_context.hpp>

#include "connector/net/deadline.hpp"

namespace rconn::net {

class LoopClock final : public asio::execution_context::service {
 public:
  using key_type = LoopClock;
  static asio::execution_context::id id;

  explicit LoopClock(asio::execution_context& loop) : service(loop) {}

  static LoopClock& of(const asio::any_io_executor& executor);

  // When an event was seen, and how late that may be.
  struct Turn {
    Clock::time_point seen;  // when the kernel reported it
    // From the earliest moment at which the kernel may have had it, to the coroutine's turn. The
    // former can differ from `seen` only in a crowded loop.
    Clock::duration late;
  };

  // Called by a coroutine that has waited since `began` for an event, and gets its turn.
  Turn turn(Clock::time_point began);

  // Called by the reactor for each event that the kernel reports.
  void woken();

  // Called before the loop sleeps, when no event is waiting.
  void idle() { slept_ = true; }

  // Many operations share the loop, and idle() is called. Streams then ask the kernel when bytes
  // arrived, which costs a system call for each.
  void set_crowded() { crowded_ = true; }
  [[nodiscard]] bool crowded() const { return crowded_; }

 private:
  void shutdown() override {}

  bool crowded_ = false;
  bool slept_ = false;   // since the last wake-up
  bool handled_ = true;  // there was a turn since the last wake-up
  Clock::time_point woken_;
  Clock::time_point last_turn_;
  // An event of the last wake-up may have been there since `looked_`, when the kernel was asked for
  // events the time before, up to `busy_until_`. Later than that, the loop would have seen it.
  Clock::time_point looked_;
  Clock::time_point busy_until_;
};

}  // namespace rconn::net
