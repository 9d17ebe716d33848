#include "connector/values/numbers/histogram.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include "connector/values/report.hpp"
#include "support/catch.hpp"

using namespace rconn;
using namespace std::chrono_literals;

TEST_CASE("percentiles use the nearest rank and the mean is arithmetic") {
  Histogram histogram;
  for (int i = 200; i >= 1; --i) histogram.add(Duration(i));
  const Statistics statistics = histogram.statistics();
  CHECK(statistics.min == 1ns);
  CHECK(statistics.p50 == 100ns);
  CHECK(statistics.p99 == 198ns);
  CHECK(statistics.max == 200ns);
  CHECK(statistics.avg == 100ns);
  Histogram one;
  one.add(7777777ns);
  CHECK(one.statistics().p99 == 7777777ns);
}

TEST_CASE("percentiles of many times are within 1 % and the extremes and the mean exact") {
  std::mt19937_64 random(1);
  std::lognormal_distribution<double> distribution(12, 2);
  Histogram histogram;
  std::vector<Duration> times;
  Duration sum{};
  for (int i = 0; i < 100000; ++i) {
    times.emplace_back(static_cast<Duration::rep>(distribution(random)));
    histogram.add(times.back());
    sum += times.back();
  }
  std::ranges::sort(times);
  const Statistics statistics = histogram.statistics();
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
  Histogram histogram;
  histogram.add(-5ns);
  histogram.add(Duration::max());
  CHECK(histogram.statistics().min == 0ns);
  CHECK(histogram.statistics().max == Duration::max());
  CHECK(histogram.statistics().p99 == Duration::max());
}

TEST_CASE("quantiles of 1 us to 1 h are within 1 % of the exact ones") {
  std::mt19937_64 random(2);
  std::uniform_real_distribution<double> exponent(3, 12.55);
  Histogram histogram;
  std::vector<Duration> times;
  for (int i = 0; i < 20000; ++i) {
    times.emplace_back(static_cast<Duration::rep>(std::pow(10, exponent(random))));
    histogram.add(times.back());
  }
  std::ranges::sort(times);
  for (const double share : {0.001, 0.5, 0.9, 0.99, 0.999, 1.0}) {
    const auto rank = static_cast<std::size_t>(std::ceil(share * 20000 - 1e-6));
    const Duration exact = times[rank - 1];
    CHECK(std::abs((histogram.quantile(share) - exact).count()) * 100 <= exact.count());
  }
  CHECK(histogram.buckets().size() < 5000);
}

TEST_CASE("two histograms together are that of all their times") {
  Histogram one;
  Histogram other;
  Histogram both;
  for (int i = 1; i < 5000; i += 7) {
    (i % 2 == 0 ? one : other).add(Duration(i * 1000));
    both.add(Duration(i * 1000));
  }
  one.add(Histogram{});
  one.add(other);
  CHECK(one == both);
  CHECK(Histogram::of(both.buckets(), both.min(), both.max()) == both);
}

TEST_CASE("the figures of no times are 0") {
  const Histogram none;
  CHECK(none.mean() == 0ns);
  CHECK(none.quantile(0.99) == 0ns);
  CHECK(none.statistics().max == 0ns);
}

TEST_CASE("a time lies within the ends of its bucket") {
  for (const std::int64_t time :
       {std::int64_t{0}, std::int64_t{1}, std::int64_t{255}, std::int64_t{256}, std::int64_t{257},
        std::int64_t{123456789}, std::int64_t{1} << 50}) {
    Histogram histogram;
    histogram.add(Duration(time));
    const std::uint32_t bucket = histogram.buckets().begin()->first;
    CHECK(Histogram::upper_end(bucket) >= Duration(time));
    if (bucket > 0) CHECK(Histogram::upper_end(bucket - 1) < Duration(time));
    CHECK(histogram.count_up_to(Duration(time)) == 1);
  }
}
