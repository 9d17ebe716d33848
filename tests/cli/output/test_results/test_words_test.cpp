#include "cli/output/test_results/test_words.hpp"

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

TEST_CASE("what is missing of a run is told by number, as far as that is known") {
  CHECK(cut_short_in_words(RunEnd::interrupted, {}) == "interrupted: pings are missing");
  CheckSummary summary;
  summary.ok = 1;
  summary.interrupted = 2;
  CHECK(cut_short_in_words(RunEnd::interrupted, summary) ==
        "interrupted: 2 of 3 targets not tested");
  summary.rest_uncounted = true;
  CHECK(cut_short_in_words(RunEnd::unread, summary) ==
        "the output was not read: 2 of at least 3 targets not tested");
}
