#include "connector/ladder/rungs/rung_timer.hpp"

#include <algorithm>

namespace rconn {

void RungTimer::begin(Rung rung) {
  if (under_way_ != nullptr) *under_way_ = {rung, boundary_};
}

void RungTimer::skip() {
  boundary_ = net::Clock::now();
  if (under_way_ != nullptr) *under_way_ = {std::nullopt, boundary_};
}

void RungTimer::reached(Rung rung, net::Clock::time_point seen) { end(rung, seen); }

void RungTimer::failed(Rung rung, Failure failure, net::Clock::time_point seen) {
  end(rung, seen);
  cut(failure.detail);
  stop({rung, std::move(failure)});
}

RungFailure RungTimer::rung_failed(Rung rung, Failure failure, net::Clock::time_point seen) {
  end(rung, seen);
  cut(failure.detail);
  return {rung, std::move(failure)};
}

void RungTimer::stop(RungFailure failed) {
  report_.stopped_at = failed.rung;
  report_.failure = std::move(failed.failure);
}

// A reply to a command sent together with the one before may have come before the rung began.
void RungTimer::end(Rung rung, net::Clock::time_point seen) {
  const Duration took = std::max(seen - boundary_, net::Clock::duration{});
  report_.times.at(static_cast<std::size_t>(rung)) = took;
  report_.total += took;
  skip();
}

}  // namespace rconn
