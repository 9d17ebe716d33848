#include "cli/output/text/waterfall.hpp"

#include "support/catch.hpp"

using namespace rconn;
using namespace std::chrono_literals;

TEST_CASE("the waterfall begins each rung where the one before ended") {
  Report report;
  report.times[static_cast<std::size_t>(Rung::connect)] = 10ms;
  report.times[static_cast<std::size_t>(Rung::ping)] = 30ms;
  report.total = 40ms;
  CHECK(cli::waterfall(report) ==
        "  connect    10.0 ms  |#############                                     |  25 %\n"
        "  ping       30.0 ms  |             #####################################|  75 %\n"
        "  total      40.0 ms\n");
}

TEST_CASE("the waterfall shows the shortest rung and stays within its width") {
  Report report;
  report.times[static_cast<std::size_t>(Rung::connect)] = 1s;
  report.times[static_cast<std::size_t>(Rung::ping)] = 1ns;
  report.total = 1s + 1ns;
  const std::string last =
      "  ping      0.000 ms  |                                                 #|   0 %\n";
  CHECK_THAT(cli::waterfall(report), ContainsSubstring(last));
}
