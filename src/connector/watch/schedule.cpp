#include "connector/watch/schedule.hpp"

#include <utility>

namespace rconn {

std::optional<Schedule::Time> Schedule::take(Time now) {
  const Time due = next();
  if (due > now) return std::nullopt;
  ++next_;
  return due;
}

void Schedule::skip_pauses(const Pauses& pauses, Time now) {
  if (pauses == pauses_) return;
  pauses_ = pauses;
  skip_to(now);
}

void Schedule::skip_to(Time now) {
  if (next() >= now) return;
  next_ = (now - start_ + interval_ - Time::duration(1)) / interval_;
}

}  // namespace rconn
