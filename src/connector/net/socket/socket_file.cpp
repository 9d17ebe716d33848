#include "connector/net/socket/socket_file.hpp"

#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <optional>
#include <utility>

#include "connector/net/process/descriptor.hpp"
#include "connector/net/socket/socket.hpp"

namespace rconn::net {
namespace {

bool bind_to(int socket, const sockaddr_un& address) {
  return ::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

std::optional<struct stat> socket_at(const std::string& path) {
  struct stat found{};
  if (::lstat(path.c_str(), &found) != 0 || !S_ISSOCK(found.st_mode)) return std::nullopt;
  return found;
}

// Whether a connect is refused: the socket that stands there is closed. A full queue is not.
bool is_deserted(const sockaddr_un& address) {
  const Descriptor probe(open_socket(AF_UNIX, SOCK_STREAM));
  return probe.number() >= 0 &&
         ::connect(probe.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) !=
             0 &&
         errno == ECONNREFUSED;
}

}  // namespace

Result<SocketFile, int> SocketFile::bind(int socket, const sockaddr_un& address) {
  const std::string path = address.sun_path;
  if (!bind_to(socket, address)) {
    const int error = errno;
    if (error != EADDRINUSE || !socket_at(path) || !is_deserted(address)) return error;
    if (::unlink(path.c_str()) != 0) return errno;
    if (!bind_to(socket, address)) return errno;
  }
  SocketFile file(path);
  if (const auto made = socket_at(path)) {
    file.device_ = made->st_dev;
    file.inode_ = made->st_ino;
  }
  return file;
}

SocketFile::SocketFile(SocketFile&& other) noexcept
    : path_(std::exchange(other.path_, {})), device_(other.device_), inode_(other.inode_) {}

SocketFile::~SocketFile() {
  if (path_.empty()) return;
  const auto there = socket_at(path_);
  if (there && there->st_dev == device_ && there->st_ino == inode_) ::unlink(path_.c_str());
}

}  // namespace rconn::net
