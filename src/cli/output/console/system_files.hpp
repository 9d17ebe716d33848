// What files need of the system that not every one does alike: how to walk through directories, and
// a second file description of an open file.
// Entry points: open_directory(), is_in_proc(), open_again().
#pragma once

#include <string>

#include "connector/net/process/descriptor.hpp"
#include "connector/values/result.hpp"

namespace rconn::cli {

// A directory to look names up in, by openat(2); `in` may be AT_FDCWD. None: see errno. Needs no
// right to read it where the system can do without.
Descriptor open_directory(int in, const std::string& name);

// Whether the directory is one of /proc, whose links lead to open files whatever their text says.
// The error is an errno.
Result<bool, int> is_in_proc(int directory);

// Opens what the descriptor is open for with a file description of its own, non-blocking, to be
// written. None: see errno.
Descriptor open_again(int descriptor);

}  // namespace rconn::cli
