#include "connector/ladder/rungs/rung_timer.hpp"

namespace rconn {

void RungTimer::reached(Rung rung, net::Clock::time_point now) {
  end(rung, now);
  tell(report_, rung);
}

void RungTimer::failed(Rung rung, Failure failure, net::Clock::time_point now) {
  end(rung, now);
  cut(failure.detail);
  stop({rung, std::move(failure)});
  tell(report_, rung);
}

RungFailure RungTimer::rung_failed(Rung rung, Failure failure) {
  end(rung, net::Clock::now());
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

void RungTimer::end(Rung rung, net::Clock::time_point now) {
  const Duration took = now - boundary_;
  report_.times.at(static_cast<std::size_t>(rung)) = took;
  report_.total += took;
  boundary_ = now;
}

// The time that the listener takes does not count towards any rung.
void RungTimer::tell(const Report& report, Rung rung) {
  if (!on_rung_) return;
  on_rung_(report, rung);
  boundary_ = net::Clock::now();
}

}  // namespace rconn
