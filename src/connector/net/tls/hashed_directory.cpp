#include "connector/net/tls/hashed_directory.hpp"

#include <dirent.h>
#include <fmt/format.h>

#include <cerrno>
#include <memory>
#include <string_view>
#include <system_error>

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

HashedDirectory look(const std::string& path, bool at_files) {
  HashedDirectory found;
  const std::unique_ptr<DIR, int (*)(DIR*)> directory(::opendir(path.c_str()), &::closedir);
  found.exists = directory != nullptr || errno != ENOENT;
  if (!directory) {
    found.problem =
        fmt::format("'{}': {}", without_user_info(path), std::generic_category().message(errno));
    return found;
  }
  while (const dirent* entry = ::readdir(directory.get())) {
    const std::string_view name = entry->d_name;
    if (!is_hashed_name(name)) continue;
    if (name.find(".r") == std::string_view::npos) ++found.certificates;
    if (!at_files || !found.problem.empty()) continue;
    const std::string file = fmt::format("{}/{}", path, name);
    if (is_stream(file)) found.problem = fmt::format("'{}': not a regular file", file);
  }
  return found;
}

}  // namespace

HashedDirectory look_into(const std::string& path) { return look(path, true); }

HashedDirectory look_into_own(const std::string& path) { return look(path, false); }

}  // namespace rconn::net
