#include "connector/net/tls/regular_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "connector/net/process/descriptor.hpp"
#include "connector/values/security/tls_settings.hpp"

namespace rconn::net {
namespace {

std::string words(int error) { return std::generic_category().message(error); }

Result<Secret, std::string> read_open_file(int file) {
  struct stat about{};
  if (::fstat(file, &about) != 0) return words(errno);
  if (S_ISDIR(about.st_mode)) return words(EISDIR);
  if (!S_ISREG(about.st_mode)) return std::string("not a regular file");
  const auto size = static_cast<std::size_t>(about.st_size);
  if (size > max_tls_file_size) {
    return "it is larger than " + std::to_string(max_tls_file_size) + " bytes";
  }
  // Allocated once, so that no copy of a key remains behind.
  std::string content(size, '\0');
  std::size_t filled = 0;
  while (filled < size) {
    const ssize_t got = ::read(file, content.data() + filled, size - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return words(errno);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  content.resize(filled);
  return Secret(std::move(content));
}

}  // namespace

Result<Secret, std::string> read_regular_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (file.number() < 0) return words(errno);
  return read_open_file(file.number());
}

bool is_stream(const std::string& path) {
  struct stat about{};
  if (::stat(path.c_str(), &about) != 0) return false;
  if (S_ISREG(about.st_mode) || S_ISDIR(about.st_mode)) return false;
  struct stat null_device{};
  return !S_ISCHR(about.st_mode) || ::stat("/dev/null", &null_device) != 0 ||
         about.st_rdev != null_device.st_rdev;
}

}  // namespace rconn::net
