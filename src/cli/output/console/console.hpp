// Writes to standard output or --out-file, and to standard error; remembers write errors.
// Entry point: Console. Standard output is not buffered, so that each report appears at once. A
// file is written at the end, completely or not at all.
#pragma once

#include <optional>
#include <string>

#include <string_view>
#include <utility>

#include "connector/net/deadline.hpp"

namespace rconn::cli {

class Console {
 public:
  // `file`: replaces standard output. `end`: when to stop waiting for the reader of a FIFO as this
  // file; none: only a signal ends the wait.
  explicit Console(std::optional<std::string> file = std::nullopt,
                   std::optional<net::Clock::time_point> end = std::nullopt)
      : file_(std::move(file)), end_(end) {}

  void out(std::string_view text);
  void err(std::string_view text);

  // Writes the file, if there is one. Call once, at the end. Returns whether all output was
  // written; if not, prints an error on standard error.
  [[nodiscard]] bool finish();

  [[nodiscard]] static bool out_is_terminal();
  [[nodiscard]] static bool err_is_terminal();

  // Whether standard output is a terminal, NO_COLOR (no-color.org) is empty or unset, and TERM is
  // not "dumb".
  [[nodiscard]] static bool out_takes_colour();

 private:
  std::optional<std::string> file_;
  std::optional<net::Clock::time_point> end_;
  std::string for_file_;
  int error_ = 0;  // errno of the first failed write
  bool err_is_stuck_ = false;
};

// Opens /dev/null for each standard descriptor that is closed, so that no socket gets its number.
// Reading from it finds nothing, and writing to it fails. Call before anything opens a descriptor.
void reserve_standard_descriptors();

}  // namespace rconn::cli
