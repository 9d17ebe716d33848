#include "cli/output/test_results/cut_short.hpp"

#include "support/catch.hpp"

using namespace rconn;
using namespace rconn::cli;

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
