#include "connector/run/rate_limiter.hpp"

#include <vector>

#include "support/catch.hpp"

using rconn::Limits;
using rconn::RateLimiter;

namespace {

const RateLimiter::Time start{std::chrono::hours(1)};

bool may_begin(const RateLimiter& limiter, RateLimiter::Time now) {
  const auto next = limiter.next();
  return next && *next <= now;
}

// Begins as many as it may at this time; their ids.
std::vector<RateLimiter::JobId> begin_all(RateLimiter& limiter, RateLimiter::Time now,
                                          std::size_t most) {
  std::vector<RateLimiter::JobId> jobs;
  while (jobs.size() < most && may_begin(limiter, now)) jobs.push_back(limiter.begin(now));
  return jobs;
}

}  // namespace

TEST_CASE("no more jobs are under way than allowed, and each end makes room for one") {
  RateLimiter limiter({.jobs = 3, .rate = 0});
  const auto jobs = begin_all(limiter, start, 10);
  CHECK(jobs.size() == 3);
  limiter.end(jobs[1]);
  CHECK(begin_all(limiter, start, 10).size() == 1);
  CHECK(limiter.under_way() == 3);
}

TEST_CASE(
    "a burst ends at so many, until those that hang are old and there is nothing else to do") {
  RateLimiter limiter({.jobs = 1000, .rate = 0});
  CHECK(begin_all(limiter, start, 1000).size() == RateLimiter::max_young);
  const auto soon = start + RateLimiter::young_for / 2;
  CHECK(limiter.idle(soon) == start + RateLimiter::young_for);
  CHECK_FALSE(may_begin(limiter, soon));
  const auto later = start + RateLimiter::young_for;
  CHECK_FALSE(may_begin(limiter, later));  // busy: that they have not moved says nothing
  CHECK_FALSE(limiter.idle(later));
  CHECK(begin_all(limiter, later, 1000).size() == RateLimiter::max_young);
}

TEST_CASE("a job that ends makes room in the burst, an old one that ends does not") {
  RateLimiter limiter({.jobs = 1000, .rate = 0});
  const auto first = begin_all(limiter, start, 1000);
  for (const auto job : {first[5], first[0], first[1]}) limiter.end(job);
  CHECK(begin_all(limiter, start, 1000).size() == 3);
  const auto later = start + RateLimiter::young_for;
  limiter.idle(later);
  const auto second = begin_all(limiter, later, 1000);
  CHECK(second.size() == RateLimiter::max_young);
  limiter.end(first[2]);
  CHECK_FALSE(may_begin(limiter, later));
  CHECK(limiter.under_way() == 2 * RateLimiter::max_young - 1);
}

TEST_CASE("a rate spreads the beginnings evenly, and saves up none") {
  RateLimiter limiter({.jobs = 1000, .rate = 10});
  CHECK(begin_all(limiter, start, 10).size() == 1);
  CHECK(limiter.next() == start + std::chrono::milliseconds(100));
  const auto late = start + std::chrono::seconds(5);
  CHECK(begin_all(limiter, late, 10).size() == 1);
  CHECK(limiter.next() == late + std::chrono::milliseconds(100));
}
