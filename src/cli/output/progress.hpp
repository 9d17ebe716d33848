// How a wait is getting on, on standard error: a line rewritten in place on a terminal, elsewhere a
// line for each change. Entry points: Progress::tell() for each try, finish() at the end.
#pragma once

#include <string>
#include <vector>

#include "cli/output/console/console.hpp"
#include "cli/output/console/status_line.hpp"
#include "connector/values/report.hpp"

namespace rconn::cli {

class Progress {
 public:
  // `silent`: nothing at all (-q).
  Progress(std::size_t targets, bool silent) : silent_(silent), line_(silent), states_(targets) {}

  // `report` is on the target at `place`.
  void tell(const Report& report, std::size_t place);

  // Clears the line.
  void finish() { line_.clear(); }

 private:
  void rewrite(const Report& report);

  bool silent_;
  StatusLine line_;
  std::vector<std::string> states_;  // the last of each target: a fault's id, or "ready"
  Console console_;
};

}  // namespace rconn::cli
