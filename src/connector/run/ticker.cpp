#include "connector/run/ticker.hpp"

#include <asio/steady_timer.hpp>
#include <chrono>
#include <utility>

namespace rconn {
namespace {

constexpr std::chrono::milliseconds interval{200};

}  // namespace

struct Ticker::State {
  asio::steady_timer timer;
  std::function<bool()> on_tick;
  bool ended = false;
};

Ticker::Ticker(asio::io_context& loop, std::function<bool()> on_tick) {
  if (!on_tick) return;
  state_ = std::make_shared<State>(State{asio::steady_timer(loop), std::move(on_tick)});
  schedule(state_);
}

// A pending timer keeps the event loop running. A handler that was queued before the cancellation
// is called without an error.
Ticker::~Ticker() {
  if (!state_) return;
  state_->ended = true;
  state_->timer.cancel();
}

void Ticker::schedule(const std::shared_ptr<State>& state) {
  state->timer.expires_after(interval);
  state->timer.async_wait([state](asio::error_code cancelled) {
    if (cancelled || state->ended) return;
    const bool goes_on = state->on_tick();  // which may end it
    if (goes_on && !state->ended) schedule(state);
  });
}

}  // namespace rconn
