#include "connector/net/watchdog.hpp"

namespace rconn::net {

void Watchdog::guard(Clock::time_point deadline) {
  expired_ = false;
  waiting_ = true;
  deadline_ = deadline;
  if (!armed_ || timer_.expiry() > deadline_) arm(deadline_);
}

void Watchdog::arm(Clock::time_point moment) {
  armed_ = true;
  timer_.expires_at(moment);
  timer_.async_wait([self = shared_from_this()](asio::error_code stood_down) {
    if (!stood_down) self->ring();
  });
}

void Watchdog::ring() {
  if (Clock::now() < timer_.expiry()) return;  // was due before it was armed anew
  armed_ = false;
  if (!waiting_) return;
  if (deadline_ > timer_.expiry()) return arm(deadline_);
  expired_ = true;
  end_wait_();
}

}  // namespace rconn::net
