#include "cli/output/summary/ping_summary.hpp"

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

TEST_CASE("a summary separates new from reused connections and excludes failures from times") {
  cli::PingSummary summary;
  summary.add(report_of(30ns, false));
  summary.add(report_of(10ns, true));
  Report failed = report_of(1s, true);
  failed.failure = Failure{Fault::closed, ""};
  summary.add(failed);
  CHECK(summary.sent == 3);
  CHECK(summary.ok == 2);
  CHECK(summary.failed.at(Fault::closed) == 1);
  CHECK(summary.fresh.count == 1);
  CHECK(summary.reused.totals.statistics().max == 10ns);
  CHECK(cli::comparison(summary)->fresh - cli::comparison(summary)->reused == 20ns);
}

TEST_CASE("there is no comparison with only one kind of connection") {
  cli::PingSummary summary;
  summary.add(report_of(30ns, false));
  CHECK_FALSE(cli::comparison(summary));
}
