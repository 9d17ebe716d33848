// The path at which a unix socket listens.
// Entry point: SocketFile::bind(). Move-only; the destructor removes the path, unless something
// else stands there by then.
#pragma once

#include <sys/types.h>
#include <sys/un.h>

#include <string>
#include <utility>

#include "connector/values/result.hpp"

namespace rconn::net {

class SocketFile {
 public:
  // Binds `socket` to the path. One at which nobody listens any more is replaced; its mode is as
  // umask(2) says. Errors, as errno: EADDRINUSE, also if something that is no socket stands there.
  static Result<SocketFile, int> bind(int socket, const sockaddr_un& address);

  SocketFile(SocketFile&& other) noexcept;
  SocketFile(const SocketFile&) = delete;
  SocketFile& operator=(const SocketFile&) = delete;
  SocketFile& operator=(SocketFile&&) = delete;
  ~SocketFile();

 private:
  explicit SocketFile(std::string path) : path_(std::move(path)) {}

  std::string path_;  // empty: nothing to remove
  dev_t device_ = 0;
  ino_t inode_ = 0;
};

}  // namespace rconn::net
