// Shows the progress of a wait on standard error: what limits it, then on a terminal a line
// rewritten in place, elsewhere a line for each change, and one as a heartbeat.
// Entry points: WaitProgress::update() for each try, finish() at the end.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "cli/output/console/console.hpp"
#include "cli/output/console/status_line.hpp"
#include "connector/values/report.hpp"

namespace rconn::cli {

struct WaitProgressSettings {
  bool silent = false;                    // prints nothing (-q)
  std::chrono::microseconds heartbeat{};  // a try after so long has a line
  std::string limits;                     // the first line
};

class WaitProgress {
 public:
  // `console` must outlive it.
  WaitProgress(Console& console, std::size_t targets, WaitProgressSettings settings)
      : console_(console),
        settings_(std::move(settings)),
        line_(console, settings_.silent),
        last_lines_(targets),
        states_(targets) {}

  // Shows the result of a try of the target at `place`.
  void update(const Report& report, std::size_t place);

  // Clears the line.
  void finish() { line_.clear(); }

 private:
  void print(const Report& report, std::size_t place, bool changed);
  void rewrite(const Report& report);

  Console& console_;
  WaitProgressSettings settings_;
  StatusLine line_;
  bool begun_ = false;
  std::vector<Duration> last_lines_;  // of each target, since the start of the wait
  std::vector<std::string> states_;  // the last state of each target: the id of a fault, or "ready"
};

}  // namespace rconn::cli
