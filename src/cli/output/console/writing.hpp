// Writes output whole, or says why not.
// Entry points: write_all() to what is open, write_file() to what --out-file names. Both return 0,
// or the error.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace rconn::cli {

// Waits for a reader that is slow: as long as it takes, or no longer than `patience` where whoever
// shares the pipe or terminal has made it non-blocking (EAGAIN then). A signal that interrupts is
// an error: a reader that does not read must not keep rconn from being ended.
int write_all(int descriptor, std::string_view text,
              std::chrono::milliseconds patience = std::chrono::milliseconds(-1));

// Replaces the file, so that a reader sees the old content or the new one, never a part. A link is
// followed. A device, a pipe or a descriptor (/dev/stdout, which may be a file) is written to: a
// file in its place would be the end of it.
int write_file(const std::string& path, std::string_view content);

}  // namespace rconn::cli
