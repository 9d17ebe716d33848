#include "connector/ladder.hpp"

#include <utility>

namespace rconn {

void Ladder::failed(Rung rung, Failure failure, net::Clock::time_point now) {
  end(rung, now);
  report_.stopped_at = rung;
  report_.failure = std::move(failure);
}

void Ladder::end(Rung rung, net::Clock::time_point now) {
  report_.times.at(static_cast<std::size_t>(rung)) = now - boundary_;
  report_.total = now - start_;
  boundary_ = now;
}

}  // namespace rconn
