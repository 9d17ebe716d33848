#include "connector/ladder/rungs/ladder.hpp"

namespace rconn {

void Ladder::reached(Rung rung, net::Clock::time_point now) {
  end(rung, now);
  tell(report_, rung);
}

void Ladder::failed(Rung rung, Failure failure, net::Clock::time_point now) {
  end(rung, now);
  cut(failure.detail);
  stop({rung, std::move(failure)});
  tell(report_, rung);
}

RungFailure Ladder::rung_failed(Rung rung, Failure failure) {
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

void Ladder::stop(RungFailure failed) {
  report_.stopped_at = failed.rung;
  report_.failure = std::move(failed.failure);
}

void Ladder::end(Rung rung, net::Clock::time_point now) {
  const Duration took = now - boundary_;
  report_.times.at(static_cast<std::size_t>(rung)) = took;
  report_.total += took;
  boundary_ = now;
}

// What the listener takes is no part of any rung.
void Ladder::tell(const Report& report, Rung rung) {
  if (!on_rung_) return;
  on_rung_(report, rung);
  boundary_ = net::Clock::now();
}

}  // namespace rconn
