#include "cli/output/test_results/test_names.hpp"

#include "support/catch.hpp"

using namespace rconn;
using namespace rconn::cli;

namespace {

Report report_in(unsigned round, std::optional<std::string> persistent_key = {}) {
  Report report;
  report.target = "a";
  report.sequence = round;
  report.persistent_key = std::move(persistent_key);
  return report;
}

}  // namespace

TEST_CASE("each test of a run has a name of its own") {
  TestNames once{Options{}};
  CHECK(once.next(report_in(1)) == "a");
  CHECK(once.next(report_in(1)) == "a (2)");
  CHECK(once.next(report_in(1)) == "a (3)");
  Options repeated;
  repeated.count = 3;
  repeated.compare = true;
  TestNames often{repeated};
  CHECK(often.next(report_in(1)) == "a seq=1");
  CHECK(often.next(report_in(1, "key")) == "a seq=1 persistent");
  CHECK(often.next(report_in(2)) == "a seq=2");
}
