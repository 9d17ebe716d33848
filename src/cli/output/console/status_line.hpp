// A line on standard error that is rewritten in place; shown only on a terminal that can do that,
// by a job in the foreground. Entry points: StatusLine::show(), clear(). At most one instance.
#pragma once

#include <atomic>
#include <optional>
#include <string>

#include "cli/output/console/console.hpp"
#include "connector/net/process/job_control.hpp"

namespace rconn::cli {

class StatusLine {
 public:
  // `silent`: never shown. `console` must outlive the line.
  StatusLine(Console& console, bool silent);
  StatusLine(const StatusLine&) = delete;
  StatusLine& operator=(const StatusLine&) = delete;

  // Whether there is a terminal for it.
  [[nodiscard]] bool has_terminal() const { return has_terminal_; }

  // Whether it can be shown now.
  [[nodiscard]] bool visible() const;

  // Escapes the text and cuts it to the width of the terminal.
  void show(const std::string& text);

  void clear();

 private:
  static void erase(void* self);

  Console& console_;
  bool has_terminal_;
  std::atomic<bool> shown_ = false;   // read in a signal handler
  std::optional<StopCatcher> stops_;  // Ctrl-Z leaves the terminal without the line
};

}  // namespace rconn::cli
