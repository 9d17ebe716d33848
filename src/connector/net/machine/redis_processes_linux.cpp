#include "connector/net/machine/redis_processes_linux.hpp"

#include <dirent.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <memory>
#include <string_view>

#include "connector/net/machine/proc_file.hpp"

namespace rconn::net {
namespace {

constexpr std::size_t max_processes = 4096;         // that are looked at
constexpr std::size_t max_servers = 64;             // whose sockets are looked at
constexpr std::size_t max_descriptors_seen = 1024;  // of each; a server listens before it accepts
constexpr std::size_t max_name_size = 16;           // TASK_COMM_LEN

constexpr std::array servers{"redis-server", "redis-sentinel", "valkey-server", "valkey-sentinel",
                             "keydb-server", "dragonfly",      "kvrocks"};

struct CloseDirectory {
  void operator()(DIR* directory) const { ::closedir(directory); }
};
using Directory = std::unique_ptr<DIR, CloseDirectory>;

bool is_number(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

void add_sockets(const std::string& process, const std::string& name,
                 std::map<std::uint64_t, std::string>& found) {
  const std::string folder = process + "/fd/";
  const Directory directory(::opendir(folder.c_str()));
  if (!directory) return;
  std::size_t seen = 0;
  constexpr std::string_view prefix = "socket:[";
  while (const dirent* entry = ::readdir(directory.get())) {
    if (++seen > max_descriptors_seen) return;
    std::array<char, 64> link{};
    const ssize_t size =
        ::readlinkat(::dirfd(directory.get()), entry->d_name, link.data(), link.size());
    if (size <= 0) continue;
    const std::string_view text(link.data(), static_cast<std::size_t>(size));
    if (!text.starts_with(prefix)) continue;
    std::uint64_t inode = 0;
    std::from_chars(text.data() + prefix.size(), text.data() + text.size(), inode);
    found.emplace(inode, name);
  }
}

}  // namespace

std::map<std::uint64_t, std::string> redis_sockets() {
  std::map<std::uint64_t, std::string> found;
  const Directory processes(::opendir("/proc"));
  if (!processes) return found;
  std::size_t seen = 0;
  std::size_t servers_seen = 0;
  while (const dirent* entry = ::readdir(processes.get())) {
    if (!is_number(entry->d_name)) continue;
    if (++seen > max_processes || servers_seen >= max_servers) break;
    const std::string process = std::string("/proc/") + entry->d_name;
    std::string name = start_of((process + "/comm").c_str(), max_name_size);
    if (name.ends_with('\n')) name.pop_back();
    if (std::ranges::find(servers, name) == servers.end()) continue;
    ++servers_seen;
    add_sockets(process, name, found);
  }
  return found;
}

}  // namespace rconn::net
