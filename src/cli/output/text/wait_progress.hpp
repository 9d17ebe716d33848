// Shows the progress of a wait on standard error: on a terminal a line rewritten in place,
// elsewhere a line for each change. Entry points: WaitProgress::update() for each try, finish() at
// the end.
#pragma once

#include <string>
#include <vector>

#include "cli/output/console/console.hpp"
#include "cli/output/console/status_line.hpp"
#include "connector/values/report.hpp"

namespace rconn::cli {

class WaitProgress {
 public:
  // `silent`: prints nothing (-q). `console` must outlive it.
  WaitProgress(Console& console, std::size_t targets, bool silent)
      : console_(console), silent_(silent), line_(console, silent), states_(targets) {}

  // Shows the result of a try of the target at `place`.
  void update(const Report& report, std::size_t place);

  // Clears the line.
  void finish() { line_.clear(); }

 private:
  void rewrite(const Report& report);

  Console& console_;
  bool silent_;
  StatusLine line_;
  std::vector<std::string> states_;  // the last state of each target: the id of a fault, or "ready"
};

}  // namespace rconn::cli
