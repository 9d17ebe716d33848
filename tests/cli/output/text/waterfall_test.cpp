#include "cli/output/text/waterfall.hpp"

#include "support/catch.hpp"

using namespace rconn;
using namespace std::chrono_literals;

namespace {

const std::string& of(const cli::Bars& bars, Rung rung) {
  return bars[static_cast<std::size_t>(rung)];
}

Report report_of(Duration connect, Duration ping) {
  Report report;
  report.times[static_cast<std::size_t>(Rung::connect)] = connect;
  report.times[static_cast<std::size_t>(Rung::ping)] = ping;
  report.total = connect + ping;
  return report;
}

}  // namespace

TEST_CASE("each bar begins where the one before ended") {
  const cli::Bars bars = cli::waterfall(report_of(10ms, 30ms), 12);
  CHECK(of(bars, Rung::connect) == "###         ");
  CHECK(of(bars, Rung::ping) == "   #########");
  CHECK(of(bars, Rung::tls).empty());
}

TEST_CASE("the shortest rung has a bar, within the width") {
  const cli::Bars bars = cli::waterfall(report_of(1s, 1ns), 8);
  CHECK(of(bars, Rung::connect) == "########");
  CHECK(of(bars, Rung::ping) == "       #");
}

TEST_CASE("there are no bars without a width or a total") {
  CHECK(of(cli::waterfall(report_of(1s, 1s), 0), Rung::ping).empty());
  CHECK(of(cli::waterfall(report_of(0s, 0s), 8), Rung::ping).empty());
}
