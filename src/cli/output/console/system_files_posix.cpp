#include <fcntl.h>

#include <cerrno>

#include "cli/output/console/system_files.hpp"

namespace rconn::cli {
namespace {

// Of POSIX.1-2008, but not everywhere.
#ifdef O_SEARCH
constexpr int to_search = O_SEARCH;
#else
constexpr int to_search = O_RDONLY;
#endif

}  // namespace

Descriptor open_directory(int in, const std::string& name) {
  return Descriptor(::openat(in, name.c_str(), to_search | O_DIRECTORY | O_CLOEXEC));
}

// The files of /dev/fd are no links.
Result<bool, int> is_in_proc(int /*directory*/) { return false; }

// There, opening /dev/fd/N gives the same file description again.
Descriptor open_again(int /*descriptor*/) {
  errno = ENOTSUP;
  return Descriptor();
}

}  // namespace rconn::cli
