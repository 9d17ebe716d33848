#include "connector/ladder/rungs/ladder.hpp"

namespace rconn {

void Ladder::reached(Rung rung, net::Clock::time_point now) {
  end(rung, now);
  tell(rung);
}

void Ladder::failed(Rung rung, Failure failure, net::Clock::time_point now) {
  end(rung, now);
  cut(failure.detail);
  report_.stopped_at = rung;
  report_.failure = std::move(failure);
  tell(rung);
}

void Ladder::end(Rung rung, net::Clock::time_point now) {
  const Duration took = now - boundary_;
  report_.times.at(static_cast<std::size_t>(rung)) = took;
  report_.total += took;
  boundary_ = now;
}

// What the listener takes is no part of any rung.
void Ladder::tell(Rung rung) {
  if (!on_rung_) return;
  on_rung_(report_, rung);
  boundary_ = net::Clock::now();
}

}  // namespace rconn
