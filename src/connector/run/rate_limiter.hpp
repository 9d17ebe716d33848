// Limits how fast targets are started: jobs in progress, jobs per second, and size of a burst.
// Entry points: next(), begin(), end(), idle(). Pure: the caller passes in the time.
// A new job is "young": it counts towards the burst until it ends, or until the process has been
// idle when the job is at least `young_for` old. So targets that hang do not delay others. Targets
// that answer are not started faster than this process can serve them: that would distort the
// measured times and overflow a server's backlog (listen(2)).
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <optional>

#include "connector/net/deadline.hpp"

namespace rconn {

struct Limits {
  std::size_t jobs = 0;  // maximum number in progress; 0: the default, see share_descriptors()
  double rate = 0;       // jobs started per second; 0: no limit
};

class RateLimiter {
 public:
  using Time = net::Clock::time_point;
  using JobId = std::size_t;

  explicit RateLimiter(Limits limits) : limits_(limits) {}

  JobId begin(Time now);
  void end(JobId job);

  // When the next job may start; a time in the past means at once. None: not before a job ends or
  // is no longer young.
  [[nodiscard]] std::optional<Time> next() const;

  // Call this when every job is waiting for its peer. Returns when to call again; none: that is not
  // needed.
  std::optional<Time> idle(Time now);

  [[nodiscard]] std::size_t under_way() const { return under_way_; }

  static constexpr std::size_t max_young = 64;  // an eighth of Redis's default backlog (511)
  static constexpr std::chrono::milliseconds young_for{2};

 private:
  struct Begun {
    Time at;
    bool ended = false;
  };

  void drop_ended();

  Limits limits_;
  std::size_t under_way_ = 0;
  JobId oldest_young_ = 0;  // id of the job at the front of young_
  std::deque<Begun> young_;
  std::size_t young_under_way_ = 0;
  Time next_by_rate_;
};

}  // namespace rconn
