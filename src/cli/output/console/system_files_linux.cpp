#include "cli/output/console/system_files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/magic.h>
#include <sys/vfs.h>

#include <cerrno>

namespace rconn::cli {

Descriptor open_directory(int in, const std::string& name) {
  return Descriptor(::openat(in, name.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
}

Result<bool, int> is_in_proc(int directory) {
  struct statfs about{};
  if (::fstatfs(directory, &about) != 0) return errno;
  return about.f_type == PROC_SUPER_MAGIC;
}

Descriptor open_again(int descriptor) {
  const std::string path = fmt::format("/proc/self/fd/{}", descriptor);
  return Descriptor(::open(path.c_str(), O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
}

}  // namespace rconn::cli
