// What JUnit and TAP share: the names of tests, and what is said of those that were not run.
// Entry points: TestNames, is_not_done(), cut_short_in_words(), in_one_line(),
// without_noncharacters(). Pure.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "cli/options/options.hpp"
#include "cli/output/summary/check_summary.hpp"
#include "connector/values/report.hpp"
#include "connector/values/run_end.hpp"

namespace rconn::cli {

// Each test of a run has a name of its own, which is the same in the next run: readers compare
// results by it, and some drop all but the first of a name.
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

// Whether the target was not asked, so that nothing is known of it.
bool is_not_done(const Report& report);

// "interrupted: 3 of 10 targets were not tested". `summary`: of a check.
std::string cut_short_in_words(RunEnd end, const std::optional<CheckSummary>& summary);

// Escapes U+FFFE and U+FFFF, which neither XML nor YAML takes.
std::string without_noncharacters(std::string text);

// Escapes these, and all that is escaped for a terminal.
std::string in_one_line(std::string_view text);

}  // namespace rconn::cli
