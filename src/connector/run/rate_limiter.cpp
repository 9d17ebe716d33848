#include "connector/run/rate_limiter.hpp"

#include <algorithm>

namespace rconn {

RateLimiter::JobId RateLimiter::begin(Time now) {
  if (limits_.rate > 0) {
    const std::chrono::duration<double> interval(1 / limits_.rate);
    next_by_rate_ =
        std::max(next_by_rate_, now) + std::chrono::duration_cast<Time::duration>(interval);
  }
  ++under_way_;
  ++young_under_way_;
  young_.push_back({now});
  return oldest_young_ + young_.size() - 1;
}

void RateLimiter::end(JobId job) {
  --under_way_;
  if (job < oldest_young_) return;
  young_[job - oldest_young_].ended = true;
  --young_under_way_;
  drop_ended();
}

std::optional<RateLimiter::Time> RateLimiter::next() const {
  if (under_way_ >= limits_.jobs || young_under_way_ >= max_young) return std::nullopt;
  return next_by_rate_;
}

std::optional<RateLimiter::Time> RateLimiter::idle(Time now) {
  while (!young_.empty() && young_.front().at + young_for <= now) {
    young_.front().ended = true;  // no longer counts towards the burst
    --young_under_way_;
    drop_ended();
  }
  if (young_under_way_ < max_young) return std::nullopt;
  return young_.front().at + young_for;
}

void RateLimiter::drop_ended() {
  while (!young_.empty() && young_.front().ended) {
    young_.pop_front();
    ++oldest_young_;
  }
}

}  // namespace rconn
