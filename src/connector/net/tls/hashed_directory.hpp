// A directory of certificates under the hashes of their names, as OpenSSL and `openssl rehash` use
// it. Entry points: look_into(), look_into_own(). No file is opened.
#pragma once

#include <cstddef>
#include <string>

namespace rconn::net {

struct HashedDirectory {
  bool exists = false;
  std::size_t certificates = 0;  // files, each counted once, with names such as "9d66eef0.0"
  std::size_t size = 0;          // of these files, in bytes
  int error = 0;                 // an errno, if it cannot be read
  std::string problem;           // in words, with the path; empty: none
};

// It is a problem if the directory cannot be read, or if opening one of its files might wait: a
// FIFO, a socket or a device has such a name.
HashedDirectory look_into(const std::string& path);

// For a directory of the system: a name that leads to no regular file does not count.
HashedDirectory look_into_own(const std::string& path);

}  // namespace rconn::net
