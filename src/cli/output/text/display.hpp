// What standard output is for text: its colours, and its width if it is a terminal.
// Entry points: display_of(), folded(). At most two system calls.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "cli/options/options.hpp"

namespace rconn::cli {

struct Display {
  bool colour = false;
  std::optional<std::size_t> columns;  // none: no terminal, or a file in its place
};

Display display_of(const Options& options);

// Complete lines, as they are shown there: see text::fold_lines().
std::string folded(std::string lines, const Display& display, std::size_t indent = 2);

}  // namespace rconn::cli
