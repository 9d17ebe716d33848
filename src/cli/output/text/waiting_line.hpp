// Shows on a terminal what an operation waits for.
// Entry points: WaitingLine::show() a few times per second, clear() before anything else is
// printed.
#pragma once

#include <optional>
#include <string>

#include "cli/output/console/status_line.hpp"
#include "connector/ladder/rungs/under_way.hpp"
#include "connector/values/report.hpp"

namespace rconn::cli {

// "waiting at connect for 1.2 s: redis.example:6379 (resolve 0.392 ms)". `so_far` is the report as
// far as it has come. Not escaped.
std::string waiting_text(const Report& so_far, std::optional<Rung> rung, Duration waited);

class WaitingLine {
 public:
  // `console` must outlive the line.
  explicit WaitingLine(Console& console) : console_(console) {}

  // Returns whether there is a terminal to show it on.
  bool show(const Report& so_far, const UnderWay& under_way);

  void clear() {
    if (line_) line_->clear();
  }

 private:
  Console& console_;
  std::optional<StatusLine> line_;  // a quick ping does not ask for a terminal
};

}  // namespace rconn::cli
