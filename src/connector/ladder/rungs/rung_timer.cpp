#include "connector/ladder/rungs/rung_timer.hpp"

#include <algorithm>

namespace rconn {

void RungTimer::reached(Rung rung, net::Clock::time_point seen) {
  end(rung, seen);
  tell(report_, rung);
}

void RungTimer::failed(Rung rung, Failure failure, net::Clock::time_point seen) {
  end(rung, seen);
  cut(failure.detail);
  stop({rung, std::move(failure)});
  tell(report_, rung);
}

RungFailure RungTimer::rung_failed(Rung rung, Failure failure, net::Clock::time_point seen) {
  end(rung, seen);
  cut(failure.detail);
  RungFailure failed{rung, std::move(failure)};
  if (on_rung_) {
    Report so_far = report_;
    so_far.stopped_at = rung;
    so_far.failure = failed.failure;
    tell(so_far, rung);
  }
  return failed;
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
  boundary_ = net::Clock::now();
}

// The time that the listener takes does not count towards any rung.
void RungTimer::tell(const Report& report, Rung rung) {
  if (!on_rung_) return;
  on_rung_(report, rung);
  boundary_ = net::Clock::now();
}

}  // namespace rconn
