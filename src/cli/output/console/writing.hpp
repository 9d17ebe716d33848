// Writes all of the output to an open descriptor, or returns an error.
// Entry point: write_all(). Returns 0 or an errno.
#pragma once

#include <chrono>
#include <string_view>

namespace rconn::cli {

// Waits for a slow reader without limit; but at most `patience` (then EAGAIN) if another process
// that shares the pipe or terminal has made it non-blocking. EINTR is an error, so that a signal
// can end rconn even if the reader does not read.
int write_all(int descriptor, std::string_view text,
              std::chrono::milliseconds patience = std::chrono::milliseconds(-1));

}  // namespace rconn::cli
