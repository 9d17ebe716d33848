#include "connector/idle/ages.hpp"

#include <algorithm>

#include "connector/idle/samples.hpp"
#include "support/catch.hpp"

using namespace rconn;
using namespace std::chrono_literals;

TEST_CASE("the ladder of ages rises up to the longest that was asked for") {
  for (const IdleTime up_to : {IdleTime(1s), IdleTime(10s), IdleTime(30min), IdleTime(24h)}) {
    const auto ages = default_ages(up_to);
    CHECK(std::ranges::adjacent_find(ages, std::greater_equal{}) == ages.end());
    CHECK(ages.back() == up_to);
  }
  CHECK(default_ages(30min).size() == 13);
}

TEST_CASE("each common idle timeout lies between two ages of the ladder") {
  const auto ages = default_ages(24h);
  for (const auto timeout : {30s, 60s, 240s, 300s, 350s, 600s, 900s, 1200s, 3600s}) {
    const auto above = std::ranges::upper_bound(ages, IdleTime(timeout));
    REQUIRE(above != ages.end());
    CHECK(*above <= timeout + timeout / 10);
  }
}

TEST_CASE("given ages are sorted, each once") {
  CHECK(in_order({3s, 1s, 3s, 2s}) == std::vector<IdleTime>{1s, 2s, 3s});
}

TEST_CASE("a boundary is narrowed to 5 s, or to 5 % of a short age") {
  const auto within = [](IdleTime survived, IdleTime cut, std::size_t room) {
    auto ages = ages_between(survived, cut, room);
    ages.insert(ages.begin(), survived);
    ages.push_back(cut);
    IdleTime widest{};
    for (std::size_t i = 1; i < ages.size(); ++i) {
      REQUIRE(ages[i] > ages[i - 1]);
      widest = std::max(widest, ages[i] - ages[i - 1]);
    }
    return widest;
  };
  CHECK(within(182s, 245s, 64) <= 5s);
  CHECK(within(1205s, 1400s, 64) <= 5s);
  CHECK(within(10s, 32s, 64) <= 1600ms);
  CHECK(within(1s, 2s, 64) <= 100ms);
  CHECK(within(0s, 1s, 64) <= 50ms);
  CHECK(ages_between(905s, 1805s, 64).size() == 64);  // longer steps instead of more connections
  CHECK(ages_between(905s, 1805s, 0).empty());
  CHECK(ages_between(1s, 1010ms, 64).empty());  // narrow enough
}

TEST_CASE("keepalives have whole seconds, at most half the shortest age and a minute") {
  CHECK(keeping_interval(10s) == 5s);
  CHECK(keeping_interval(5s) == 2s);
  CHECK(keeping_interval(500ms) == 1s);
  CHECK(keeping_interval(1h) == 60s);
}

TEST_CASE("the interval that is recommended is at most a third, and a round number") {
  CHECK(round_interval(240s) == 60s);
  CHECK(round_interval(350s) == 90s);
  CHECK(round_interval(60s) == 20s);
  CHECK(round_interval(3s) == 1s);
  CHECK(round_interval(1s) == 1s);
  CHECK(round_interval(24h) == 1h);
}
