// Standard output, or a file in its place, and standard error, with write errors that are not
// forgotten. Entry point: Console. Nothing is buffered: a report earned is a report shown; but a
// file is whole or not there, so it is written at the end.
#pragma once

#include <optional>
#include <string>

#include <string_view>
#include <utility>

namespace rconn::cli {

class Console {
 public:
  // `file`: in place of standard output.
  explicit Console(std::optional<std::string> file = std::nullopt) : file_(std::move(file)) {}

  void out(std::string_view text);
  void err(std::string_view text);

  // Writes the file, if there is one; once, at the end. Returns whether it, or standard output,
  // took everything; if not, says so on standard error.
  [[nodiscard]] bool finish();

  [[nodiscard]] static bool out_is_terminal();
  [[nodiscard]] static bool err_is_terminal();

  // A terminal that has not been told otherwise: NO_COLOR (no-color.org) is empty or unset, and
  // TERM is not "dumb".
  [[nodiscard]] static bool out_takes_colour();

 private:
  std::optional<std::string> file_;
  std::string for_file_;
  int error_ = 0;  // errno of the first failed write
  bool err_is_stuck_ = false;
};

// Standard descriptors that are closed would be handed to the first socket opened. This fills
// them with /dev/null, such that reading finds nothing and writing fails. First thing in main.
void reserve_standard_descriptors();

}  // namespace rconn::cli
