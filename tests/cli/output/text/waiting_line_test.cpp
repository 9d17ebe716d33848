#include "cli/output/text/waiting_line.hpp"

#include "support/catch.hpp"

using namespace rconn;
using namespace std::chrono_literals;

TEST_CASE("what is waited for is told with how long, for whom, and what came before") {
  Report report;
  report.target = "redis.example:6379";
  CHECK(cli::waiting_text(report, Rung::resolve, 1234ms) ==
        "waiting at resolve for 1.2 s: redis.example:6379");
  report.times[static_cast<std::size_t>(Rung::resolve)] = 500us;
  CHECK(cli::waiting_text(report, Rung::connect, 2s) ==
        "waiting at connect for 2.0 s: redis.example:6379 (resolve 0.500 ms)");
  CHECK(cli::waiting_text(report, std::nullopt, 2s) ==
        "making further connections for 2.0 s: redis.example:6379 (resolve 0.500 ms)");
}
