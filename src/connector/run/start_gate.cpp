#include "connector/run/start_gate.hpp"

#include <asio/redirect_error.hpp>
#include <asio/use_awaitable.hpp>
#include <utility>

namespace rconn {

asio::awaitable<void> StartGate::opened() {
  while (!loop_.interrupted()) {
    const auto next = limiter_.next();
    if (next && *next <= net::Clock::now()) break;
    waits_for_room_ = !next;
    wake_.expires_at(next.value_or(net::Clock::time_point::max()));
    asio::error_code woken;
    co_await wake_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
    waits_for_room_ = false;
  }
}

void StartGate::end(RateLimiter::JobId job) {
  limiter_.end(job);
  if (waits_for_room_) wake_.cancel();
}

void StartGate::idle() {
  const auto moment = limiter_.idle(net::Clock::now());
  if (moment && !std::exchange(age_is_set_, true)) {
    age_.expires_at(*moment);
    age_.async_wait([this](asio::error_code) { age_is_set_ = false; });
  }
  if (waits_for_room_ && limiter_.next()) wake_.cancel();
}

}  // namespace rconn
