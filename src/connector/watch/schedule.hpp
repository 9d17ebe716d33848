// When the probes of a view are due: at a start and then at a fixed interval, whatever became of
// those before.
// Entry point: Schedule::take(). Pure: the caller passes in the time.
#pragma once

#include <cstdint>
#include <optional>

#include "connector/net/deadline.hpp"
#include "connector/watch/pause_detector.hpp"

namespace rconn {

class Schedule {
 public:
  using Time = net::Clock::time_point;

  // `interval` is above 0.
  Schedule(Time start, Time::duration interval) : start_(start), interval_(interval) {}

  // When the next probe is due.
  [[nodiscard]] Time next() const { return start_ + interval_ * next_; }

  // The next probe, if it is due: the moment at which it should have started.
  std::optional<Time> take(Time now);

  // Leaves out the probes that were due before `now`, if rconn did not run for some time since the
  // last call.
  void skip_pauses(const Pauses& pauses, Time now);

  // The probes that were due before `now` are left out.
  void skip_to(Time now);

 private:
  Time start_;
  Time::duration interval_;
  std::int64_t next_ = 0;
  Pauses pauses_;  // those that it knows of
};

}  // namespace rconn
