// How fast targets are begun: so many at once, so many a second, and no bursts.
// Entry point: next(). Pure: it is told the time. A job that was just begun counts towards the
// burst until it has ended, or has not moved for a while although this process had nothing else to
// do. So those that hang hold up nobody, and those that answer are not begun faster than they can
// be served: then times would be ours, and a server's backlog (listen(2)) would overflow.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <optional>

#include "connector/net/deadline.hpp"

namespace rconn {

struct Limits {
  std::size_t jobs = 0;  // under way at once; 0: as many as do no harm
  double rate = 0;       // begun a second; 0: no limit
};

class RateLimiter {
 public:
  using Time = net::Clock::time_point;
  using JobId = std::size_t;

  explicit RateLimiter(Limits limits) : limits_(limits) {}

  JobId begin(Time now);
  void end(JobId job);

  // When the next one may begin: not in the future means at once. Nothing: not before one has
  // ended or is old.
  [[nodiscard]] std::optional<Time> next() const;

  // To be told when all that is under way waits for its peer. Returns when to tell again: nothing
  // hangs on it if there is no value.
  std::optional<Time> idle(Time now);

  [[nodiscard]] std::size_t under_way() const { return under_way_; }

  static constexpr std::size_t max_young = 64;  // an eighth of Redis's usual backlog
  static constexpr std::chrono::milliseconds young_for{2};

 private:
  struct Begun {
    Time at;
    bool ended = false;
  };

  void drop_ended();

  Limits limits_;
  std::size_t under_way_ = 0;
  JobId oldest_young_ = 0;  // the job of the first of young_
  std::deque<Begun> young_;
  std::size_t young_under_way_ = 0;
  Time next_by_rate_;
};

}  // namespace rconn
