// Standard output and standard error, with write errors that are not forgotten.
// Entry point: Console. Nothing is buffered: a report earned is a report shown.
#pragma once

#include <string_view>

namespace rconn::cli {

class Console {
 public:
  void out(std::string_view text);
  void err(std::string_view text);

  // Whether standard output took everything so far; if not, says so on standard error, once.
  [[nodiscard]] bool delivered();

  [[nodiscard]] static bool out_is_terminal();

  // A terminal that has not been told otherwise: NO_COLOR (no-color.org) is empty or unset, and
  // TERM is not "dumb".
  [[nodiscard]] static bool out_takes_colour();

 private:
  int error_ = 0;  // errno of the first failed write
};

// Standard descriptors that are closed would be handed to the first socket opened. This fills
// them with /dev/null, such that reading finds nothing and writing fails. First thing in main.
void reserve_standard_descriptors();

}  // namespace rconn::cli
