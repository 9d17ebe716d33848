#include "connector/net/tls/hashed_directory.hpp"

#include <dirent.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <memory>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "connector/net/tls/regular_file.hpp"
#include "connector/values/security/user_info.hpp"

namespace rconn::net {
namespace {

// The name that OpenSSL looks up: "9d66eef0.0", for a revocation list "9d66eef0.r0".
bool is_hashed_name(std::string_view name) {
  constexpr std::size_t hash_size = 8;
  return name.size() > hash_size + 1 && name[hash_size] == '.' &&
         name.find_first_not_of("0123456789abcdefABCDEF") == hash_size;
}

bool is_revocation_list(std::string_view hashed_name) {
  return hashed_name.find(".r") != std::string_view::npos;
}

HashedDirectory look(const std::string& path, bool refuse_streams) {
  HashedDirectory found;
  std::set<std::pair<dev_t, ino_t>> seen;
  const std::unique_ptr<DIR, int (*)(DIR*)> directory(::opendir(path.c_str()), &::closedir);
  if (!directory) found.error = errno;
  found.exists = found.error != ENOENT;
  if (!directory) {
    found.problem = fmt::format("'{}': {}", without_user_info(path),
                                std::generic_category().message(found.error));
    return found;
  }
  while (const dirent* entry = ::readdir(directory.get())) {
    const std::string_view name = entry->d_name;
    if (!is_hashed_name(name)) continue;
    struct stat file{};
    const bool is_there = ::fstatat(::dirfd(directory.get()), entry->d_name, &file, 0) == 0;
    if (is_there && S_ISREG(file.st_mode) && !is_revocation_list(name) &&
        seen.emplace(file.st_dev, file.st_ino).second) {
      ++found.certificates;
      found.size += static_cast<std::size_t>(file.st_size);
    }
    if (!refuse_streams || !found.problem.empty()) continue;
    const std::string full = fmt::format("{}/{}", path, name);
    if (is_stream(full)) {
      found.problem = fmt::format("'{}': not a regular file", without_user_info(full));
    }
  }
  return found;
}

}  // namespace

HashedDirectory look_into(const std::string& path) { return look(path, true); }

HashedDirectory look_into_own(const std::string& path) { return look(path, false); }

}  // namespace rconn::net
