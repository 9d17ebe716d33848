// Writes the file of --out-file or --report, completely or not at all, or returns an error.
// Entry points: write_file(); writable() beforehand; reason_of(), cannot_write().
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "connector/net/deadline.hpp"

namespace rconn::cli {

// How long a reader may take no byte after the end of a run, or after a signal.
inline constexpr std::chrono::seconds reader_grace{1};

// Returns 0 or an errno. Replaces a regular file atomically, so that a reader sees the old content
// or the new; its mode, and its owner where this process may set it, are kept. Follows symbolic
// links, see out_path.hpp; a link that leads nowhere is kept, and the file is made where it points.
// Writes into a FIFO, a device or a descriptor (/dev/stdout, which may be a file) instead: there,
// after `end` or a signal, it gives up when no byte is taken for reader_grace (ETIMEDOUT, EINTR).
// In a sticky, world-writable directory, another user's file or FIFO is refused (EACCES), as by
// protected_regular and protected_fifos of proc(5).
int write_file(const std::string& path, std::string_view content,
               const std::optional<net::Clock::time_point>& end);

// Whether write_file() could write it now, as far as that is known without trying: a run of days
// should not end with this error. Returns 0 or an errno.
int writable(const std::string& path);

// An error of write_file() or write_all(), in words.
std::string reason_of(int error);

// "cannot write to FILE: REASON". The file is not escaped, but shown without user information.
std::string cannot_write(const std::string& path, const std::string& reason);

}  // namespace rconn::cli
