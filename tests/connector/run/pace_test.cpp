#include "connector/run/pace.hpp"

#include <vector>

#include "support/catch.hpp"

using rconn::Limits;
using rconn::Pace;

namespace {

const Pace::Time start{std::chrono::hours(1)};

bool may_begin(const Pace& pace, Pace::Time now) {
  const auto next = pace.next();
  return next && *next <= now;
}

// Begins as many as it may at this time; their ids.
std::vector<Pace::JobId> begin_all(Pace& pace, Pace::Time now, std::size_t most) {
  std::vector<Pace::JobId> jobs;
  while (jobs.size() < most && may_begin(pace, now)) jobs.push_back(pace.begin(now));
  return jobs;
}

}  // namespace

TEST_CASE("no more jobs are under way than allowed, and each end makes room for one") {
  Pace pace({.jobs = 3, .rate = 0});
  const auto jobs = begin_all(pace, start, 10);
  CHECK(jobs.size() == 3);
  pace.end(jobs[1]);
  CHECK(begin_all(pace, start, 10).size() == 1);
  CHECK(pace.under_way() == 3);
}

TEST_CASE(
    "a burst ends at so many, until those that hang are old and there is nothing else to do") {
  Pace pace({.jobs = 1000, .rate = 0});
  CHECK(begin_all(pace, start, 1000).size() == Pace::most_young);
  const auto soon = start + Pace::young_for / 2;
  CHECK(pace.idle(soon) == start + Pace::young_for);
  CHECK_FALSE(may_begin(pace, soon));
  const auto later = start + Pace::young_for;
  CHECK_FALSE(may_begin(pace, later));  // busy: that they have not moved says nothing
  CHECK_FALSE(pace.idle(later));
  CHECK(begin_all(pace, later, 1000).size() == Pace::most_young);
}

TEST_CASE("a job that ends makes room in the burst, an old one that ends does not") {
  Pace pace({.jobs = 1000, .rate = 0});
  const auto first = begin_all(pace, start, 1000);
  for (const auto job : {first[5], first[0], first[1]}) pace.end(job);
  CHECK(begin_all(pace, start, 1000).size() == 3);
  const auto later = start + Pace::young_for;
  pace.idle(later);
  const auto second = begin_all(pace, later, 1000);
  CHECK(second.size() == Pace::most_young);
  pace.end(first[2]);
  CHECK_FALSE(may_begin(pace, later));
  CHECK(pace.under_way() == 2 * Pace::most_young - 1);
}

TEST_CASE("a rate spreads the beginnings evenly, and saves up none") {
  Pace pace({.jobs = 1000, .rate = 10});
  CHECK(begin_all(pace, start, 10).size() == 1);
  CHECK(pace.next() == start + std::chrono::milliseconds(100));
  const auto late = start + std::chrono::seconds(5);
  CHECK(begin_all(pace, late, 10).size() == 1);
  CHECK(pace.next() == late + std::chrono::milliseconds(100));
}
