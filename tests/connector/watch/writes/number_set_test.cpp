#include "connector/watch/writes/number_set.hpp"

#include "support/catch.hpp"

using namespace rconn;

TEST_CASE("numbers that are added in any order are counted above any of them") {
  NumberSet set;
  for (const std::uint64_t number : {5U, 1U, 2U, 4U, 9U, 3U, 3U}) set.add(number);
  CHECK(set.contains(4));
  CHECK_FALSE(set.contains(6));
  CHECK(set.has_above(8));
  CHECK_FALSE(set.has_above(9));
  CHECK(set.remove(3));
  CHECK_FALSE(set.remove(3));
  CHECK(set.take_above(1) == 4);  // 2, 4, 5 and 9
  CHECK(set.take_above(0) == 1);
  CHECK(set.take_above(0) == 0);
}

TEST_CASE("a set of numbers with too many gaps drops the lowest ones, and says so") {
  NumberSet set;
  for (std::uint64_t i = 1; i <= NumberSet::max_runs; ++i) set.add(2 * i);
  CHECK(set.dropped() == 0);
  set.add(2 * (NumberSet::max_runs + 1));
  CHECK(set.dropped() == 2);
  CHECK(set.take_above(0) == NumberSet::max_runs);
}
