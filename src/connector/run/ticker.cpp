#include "connector/run/ticker.hpp"

#include <utility>

namespace rconn {

Ticker::Ticker(asio::io_context& loop, std::chrono::milliseconds interval,
               std::function<void()> on_tick) {
  if (!on_tick) return;
  state_ = std::make_shared<State>(State{asio::steady_timer(loop), interval, std::move(on_tick)});
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
  state->timer.expires_after(state->interval);
  state->timer.async_wait([state](asio::error_code cancelled) {
    if (cancelled || state->ended) return;
    state->on_tick();
    schedule(state);
  });
}

}  // namespace rconn
