// By proc(5).

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include <charconv>
#include <memory>
#include <string>
#include <string_view>

#include "connector/net/machine/proc_file.hpp"
#include "connector/net/machine/process_facts.hpp"

namespace rconn::net {
namespace {

constexpr std::size_t statm_size = 256;
constexpr const char* descriptors = "/proc/self/fd";

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

std::optional<std::uint64_t> entries_of(const char* path) {
  const std::unique_ptr<DIR, CloseFolder> folder(::opendir(path));
  if (!folder) return std::nullopt;
  std::uint64_t count = 0;
  while (const dirent* const entry = ::readdir(folder.get())) {
    if (entry->d_name[0] != '.') ++count;
  }
  return count;
}

}  // namespace

std::optional<std::uint64_t> resident_memory() {
  const std::string statm = start_of("/proc/self/statm", statm_size);
  const std::size_t space = statm.find(' ');
  if (space == std::string::npos) return std::nullopt;
  std::uint64_t pages = 0;
  const char* const from = statm.data() + space + 1;
  if (std::from_chars(from, statm.data() + statm.size(), pages).ec != std::errc{})
    return std::nullopt;
  return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

std::optional<std::uint64_t> open_descriptors() {
  // Since Linux 6.2 the size of the folder is their number; before, it is 0.
  struct stat folder{};
  if (::stat(descriptors, &folder) == 0 && folder.st_size > 0)
    return static_cast<std::uint64_t>(folder.st_size);
  return entries_of(descriptors);
}

}  // namespace rconn::net
