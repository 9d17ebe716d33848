// What is known of a stream that may be a terminal.
// Entry points: display_on(), terminal_columns(), is_background_job(), obeys_sequences(). At most
// one system call each.
#pragma once

#include <cstddef>
#include <optional>

#include "cli/options/output_format.hpp"

namespace rconn::cli {

// How text is shown.
struct Display {
  bool colour = false;
  std::optional<std::size_t> columns;  // none: not a terminal
};

// With `automatic`, text is coloured on a terminal that obeys sequences, unless NO_COLOR
// (no-color.org) is set and not empty.
Display display_on(int descriptor, ColourUse colour);

// The width of the terminal, or 80 if it does not say; none: it is no terminal.
std::optional<std::size_t> terminal_columns(int descriptor);

// Whether the terminal is another job's, as the shell's that waits for a command.
bool is_background_job(int descriptor);

// By $TERM: that it moves the cursor and erases. Not "dumb", and known.
bool obeys_sequences();

}  // namespace rconn::cli
