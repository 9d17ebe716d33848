#include "cli/output/summary/tally.hpp"

#include "support/catch.hpp"

using namespace rconn;
using namespace std::chrono_literals;

namespace {

Report report_of(Duration total, bool reused) {
  Report report;
  report.total = total;
  report.reused = reused;
  report.times[static_cast<std::size_t>(Rung::ping)] = total;
  return report;
}

}  // namespace

TEST_CASE("percentiles are of the nearest rank, and the mean is one") {
  std::vector<Duration> times;
  for (int i = 200; i >= 1; --i) times.emplace_back(i);
  const cli::Spread spread = cli::spread_of(times);
  CHECK(spread.min == 1ns);
  CHECK(spread.p50 == 100ns);
  CHECK(spread.p99 == 198ns);
  CHECK(spread.max == 200ns);
  CHECK(spread.avg == 100ns);
  CHECK(cli::spread_of({7ns}).p99 == 7ns);
}

TEST_CASE("a tally keeps new and reused apart, and failures out of the times") {
  cli::Tally tally;
  tally.add(report_of(30ns, false));
  tally.add(report_of(10ns, true));
  Report failed = report_of(1s, true);
  failed.failure = Failure{Fault::closed, ""};
  tally.add(failed);
  CHECK(tally.sent == 3);
  CHECK(tally.ok == 2);
  CHECK(tally.failed.at(Fault::closed) == 1);
  CHECK(tally.fresh.count == 1);
  CHECK(tally.reused.totals == std::vector<Duration>{10ns});
  CHECK(cli::comparison(tally)->fresh - cli::comparison(tally)->reused == 20ns);
}

TEST_CASE("there is nothing to compare where only one way was measured") {
  cli::Tally tally;
  tally.add(report_of(30ns, false));
  CHECK_FALSE(cli::comparison(tally));
}
