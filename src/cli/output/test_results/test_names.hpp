// The names of tests, for JUnit and TAP.
// Entry point: TestNames. Each test of a run has a name of its own, which is the same in the next
// run: readers compare results by it, and some drop all but the first of a name.
#pragma once

#include <set>
#include <string>

#include "cli/options/options.hpp"
#include "connector/values/report.hpp"

namespace rconn::cli {

class TestNames {
 public:
  explicit TestNames(const Options& options);

  // "cache:6379"; of repeated pings "cache:6379 seq=3"; of a target that is named twice
  // "cache:6379 (2)".
  std::string next(const Report& report);

 private:
  bool numbered_;
  bool compared_;               // each ping without and with persistence
  unsigned round_ = 0;          // that of the last report
  std::set<std::string> used_;  // in this round
};

}  // namespace rconn::cli
