// What is known of a stream that may be a terminal.
// Entry points: terminal_columns(), takes_colour(), obeys_sequences(). One system call each, at
// most.
#pragma once

#include <cstddef>
#include <optional>

#include "cli/options/output_format.hpp"

namespace rconn::cli {

// The width of the terminal, or 80 if it does not say; none: it is no terminal.
std::optional<std::size_t> terminal_columns(int descriptor);

// By $TERM: that it moves the cursor and erases. Not "dumb", and known.
bool obeys_sequences();

// With `automatic`: whether it is a terminal, NO_COLOR (no-color.org) is empty or unset, and the
// terminal obeys sequences.
bool takes_colour(int descriptor, ColourUse wanted);

}  // namespace rconn::cli
