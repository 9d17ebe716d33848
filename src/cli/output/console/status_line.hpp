// A line on a terminal's standard error that is written again and again in its place.
// Entry points: StatusLine::show(), clear(). Elsewhere it shows nothing.
#pragma once

#include <string>

#include "cli/output/console/console.hpp"

namespace rconn::cli {

class StatusLine {
 public:
  // `silent`: not on a terminal either. `console` must outlive the line.
  StatusLine(Console& console, bool silent)
      : console_(console), visible_(!silent && Console::err_is_terminal()) {}

  [[nodiscard]] bool visible() const { return visible_; }

  // Escaped, and cut to the width of a terminal.
  void show(const std::string& text);

  void clear();

 private:
  Console& console_;
  bool visible_;
  bool shown_ = false;
};

}  // namespace rconn::cli
