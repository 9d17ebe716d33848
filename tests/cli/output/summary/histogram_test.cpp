#include "cli/output/summary/histogram.hpp"

#include <algorithm>
#include <random>
#include <vector>

#include "support/catch.hpp"

using namespace rconn;
using namespace std::chrono_literals;

TEST_CASE("percentiles use the nearest rank and the mean is arithmetic") {
  cli::Histogram histogram;
  for (int i = 200; i >= 1; --i) histogram.add(Duration(i));
  const cli::Statistics statistics = histogram.statistics();
  CHECK(statistics.min == 1ns);
  CHECK(statistics.p50 == 100ns);
  CHECK(statistics.p99 == 198ns);
  CHECK(statistics.max == 200ns);
  CHECK(statistics.avg == 100ns);
  cli::Histogram one;
  one.add(7777777ns);
  CHECK(one.statistics().p99 == 7777777ns);
}

TEST_CASE("percentiles of many times are within 1 % and the extremes and the mean exact") {
  std::mt19937_64 random(1);
  std::lognormal_distribution<double> distribution(12, 2);
  cli::Histogram histogram;
  std::vector<Duration> times;
  Duration sum{};
  for (int i = 0; i < 100000; ++i) {
    times.emplace_back(static_cast<Duration::rep>(distribution(random)));
    histogram.add(times.back());
    sum += times.back();
  }
  std::ranges::sort(times);
  const cli::Statistics statistics = histogram.statistics();
  const auto is_near = [](Duration told, Duration exact) {
    return std::abs((told - exact).count()) * 100 <= exact.count();
  };
  CHECK(is_near(statistics.p50, times[49999]));
  CHECK(is_near(statistics.p99, times[98999]));
  CHECK(statistics.min == times.front());
  CHECK(statistics.max == times.back());
  CHECK(statistics.avg == sum / times.size());
}

TEST_CASE("the shortest and the longest times have a place in the histogram") {
  cli::Histogram histogram;
  histogram.add(-5ns);
  histogram.add(Duration::max());
  CHECK(histogram.statistics().min == 0ns);
  CHECK(histogram.statistics().max == Duration::max());
  CHECK(histogram.statistics().p99 == Duration::max());
}
