// Writes all of the output, or returns an error.
// Entry points: write_all() to an open descriptor, write_file() to the path of --out-file. Both
// return 0 or an errno.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace rconn::cli {

// Waits for a slow reader without limit; but at most `patience` (then EAGAIN) if another process
// that shares the pipe or terminal has made it non-blocking. EINTR is an error, so that a signal
// can end rconn even if the reader does not read.
int write_all(int descriptor, std::string_view text,
              std::chrono::milliseconds patience = std::chrono::milliseconds(-1));

// Replaces the file atomically, so that a reader sees the old content or the new. Follows a
// symbolic link. Writes to a device, a pipe or a descriptor (/dev/stdout, which may be a file)
// instead of replacing it.
int write_file(const std::string& path, std::string_view content);

}  // namespace rconn::cli
