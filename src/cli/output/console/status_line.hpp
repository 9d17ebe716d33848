// A line on standard error that is rewritten in place; shown only on a terminal that can do that.
// Entry points: StatusLine::show(), clear().
#pragma once

#include <string>

#include "cli/output/console/console.hpp"

namespace rconn::cli {

class StatusLine {
 public:
  // `silent`: never shown. `console` must outlive the line.
  StatusLine(Console& console, bool silent);

  [[nodiscard]] bool visible() const { return visible_; }

  // Escapes the text and cuts it to the width of the terminal.
  void show(const std::string& text);

  void clear();

 private:
  Console& console_;
  bool visible_;
  bool shown_ = false;
};

}  // namespace rconn::cli
