#include "connector/diagnosis/observe_socket_path.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <memory>
#include <optional>
#include <string_view>

#include "connector/net/machine/listeners.hpp"
#include "connector/net/machine/mounts.hpp"
#include "connector/net/machine/proc_file.hpp"

namespace rconn {
namespace {

constexpr int max_links_followed = 8;                           // on the way to what is hidden
constexpr std::size_t max_entries = 1024;                       // of a directory
constexpr std::size_t max_names_size = std::size_t{256} << 10;  // of /etc/passwd, /etc/group

using Stat = struct stat;

std::optional<Stat> status(const std::string& path, int flags = 0) {
  Stat found{};
  if (::fstatat(AT_FDCWD, path.c_str(), &found, flags) != 0) return std::nullopt;
  return found;
}

std::string parent(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  return slash == 0 || slash == std::string::npos ? "/" : path.substr(0, slash);
}

// The name for a number in /etc/passwd or /etc/group. Not by getpwuid: that may ask the network.
std::string name_of(unsigned number, const char* file) {
  std::string name = std::to_string(number);
  const std::string mark = ":" + name + ":";
  net::lines_of(file, max_names_size, [&](std::string_view line) {
    // NAME:PASSWORD:NUMBER:...
    const std::size_t first = line.find(':');
    const std::size_t second = line.find(':', first + 1);
    if (second == std::string_view::npos || !line.substr(second).starts_with(mark)) return true;
    name = line.substr(0, first);
    return false;
  });
  return name;
}

void add_owner(const Stat& of, SocketPath& found) {
  found.owner =
      fmt::format("{}:{}", name_of(of.st_uid, "/etc/passwd"), name_of(of.st_gid, "/etc/group"));
  found.mode = fmt::format("{:04o}", of.st_mode & 07777U);
}

PathKind kind_of(const Stat& of) {
  switch (of.st_mode & S_IFMT) {
    case S_IFSOCK:
      return PathKind::socket;
    case S_IFDIR:
      return PathKind::directory;
    case S_IFREG:
      return PathKind::regular_file;
    case S_IFIFO:
      return PathKind::fifo;
    default:
      return PathKind::device;
  }
}

std::string destination(const std::string& link) {
  std::array<char, PATH_MAX> text{};
  const ssize_t size = ::readlink(link.c_str(), text.data(), text.size());
  return {text.data(), size > 0 ? static_cast<std::size_t>(size) : 0};
}

// What stops the way to `path`, which cannot be looked at.
void find_obstacle(const std::string& path, int links, SocketPath& found);

void follow(const std::string& link, int error, int links, SocketPath& found) {
  found.obstacle = link;
  found.leads_to = destination(link);
  if (error == ENOENT) found.kind = PathKind::dangling_link;
  if (error == ELOOP) found.kind = PathKind::link_loop;
  if (error != EACCES || links >= max_links_followed || found.leads_to.empty()) return;
  const bool absolute = found.leads_to.starts_with('/');
  find_obstacle(absolute ? found.leads_to : parent(link) + "/" + found.leads_to, links + 1, found);
}

void find_obstacle(const std::string& path, int links, SocketPath& found) {
  for (std::size_t end = path.find('/', 1);; end = path.find('/', end + 1)) {
    const std::string part = path.substr(0, end);
    const auto there = status(part);
    const int error = errno;
    if (!there && status(part, AT_SYMLINK_NOFOLLOW)) return follow(part, error, links, found);
    if (!there) {
      found.kind = errno == EACCES ? PathKind::hidden : PathKind::missing;
      const bool whole = end == std::string::npos && links == 0;
      found.obstacle = found.kind == PathKind::hidden ? parent(part) : whole ? "" : part;
      break;
    }
    if (end == std::string::npos) return;
    if (!S_ISDIR(there->st_mode)) {
      found.kind = PathKind::not_directory;
      found.obstacle = part;
      return;
    }
  }
  if (found.kind != PathKind::hidden) return;
  if (const auto there = status(found.obstacle)) add_owner(*there, found);
}

std::string socket_inside(const std::string& path) {
  const std::unique_ptr<DIR, int (*)(DIR*)> directory(::opendir(path.c_str()),
                                                      [](DIR* open) { return ::closedir(open); });
  if (!directory) return "";
  std::size_t seen = 0;
  while (const dirent* entry = ::readdir(directory.get())) {
    if (++seen > max_entries) break;
    const std::string inside = path + (path.ends_with('/') ? "" : "/") + entry->d_name;
    const auto there = status(inside);
    if (there && S_ISSOCK(there->st_mode)) return inside;
  }
  return "";
}

}  // namespace

SocketPath observe_socket_path(const std::string& path) {
  SocketPath found;
  const auto there = status(path);
  if (!there) {
    find_obstacle(path, 0, found);
    const net::Bound bound = net::bound_at(path);
    found.bound = bound == net::Bound::stream || bound == net::Bound::other;
    return found;
  }
  found.kind = kind_of(*there);
  if (found.kind == PathKind::directory) found.inside = socket_inside(path);
  if (found.kind != PathKind::socket) return found;
  add_owner(*there, found);
  found.writable = ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) == 0;
  found.mounted = net::is_mount_point(path);
  const net::Bound bound = net::bound_at(path);
  found.bound = bound != net::Bound::no;
  found.is_datagram = bound == net::Bound::other;
  return found;
}

}  // namespace rconn
