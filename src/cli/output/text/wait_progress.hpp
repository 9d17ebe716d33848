// How a wait is getting on, on standard error: a line rewritten in place on a terminal, elsewhere a
// line for each change. Entry points: WaitProgress::tell() for each try, finish() at the end.
#pragma once

#include <string>
#include <vector>

#include "cli/output/console/console.hpp"
#include "cli/output/console/status_line.hpp"
#include "connector/values/report.hpp"

namespace rconn::cli {

class WaitProgress {
 public:
  // `silent`: nothing at all (-q). `console` must outlive it.
  WaitProgress(Console& console, std::size_t targets, bool silent)
      : console_(console), silent_(silent), line_(console, silent), states_(targets) {}

  // `report` is on the target at `place`.
  void tell(const Report& report, std::size_t place);

  // Clears the line.
  void finish() { line_.clear(); }

 private:
  void rewrite(const Report& report);

  Console& console_;
  bool silent_;
  StatusLine line_;
  std::vector<std::string> states_;  // the last of each target: a fault's id, or "ready"
};

}  // namespace rconn::cli
