// How a wait is getting on, on standard error: a line rewritten in place on a terminal, elsewhere a
// line for each change. Entry points: Progress::tell() for each try, finish() at the end.
#pragma once

#include <string>
#include <vector>

#include "cli/console.hpp"
#include "connector/waiting.hpp"

namespace rconn::cli {

class Progress {
 public:
  // `silent`: nothing at all (-q).
  Progress(std::size_t targets, bool silent)
      : silent_(silent), on_terminal_(Console::err_is_terminal()), states_(targets) {}

  void tell(const Waited& waited, std::size_t target);

  // Clears the line.
  void finish();

 private:
  void rewrite(const Waited& waited);

  bool silent_;
  bool on_terminal_;
  bool shown_ = false;
  std::vector<std::string> states_;  // the last of each target: a fault's id, or "ready"
  Console console_;
};

}  // namespace rconn::cli
