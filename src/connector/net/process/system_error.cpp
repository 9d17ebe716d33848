#include "connector/net/process/system_error.hpp"

#include <cerrno>
#include <system_error>

namespace rconn::net {

std::string system_message(int error) { return std::generic_category().message(error); }

bool is_shortage(int error) {
  return error == EMFILE || error == ENFILE || error == ENOMEM || error == ENOBUFS;
}

bool is_local_limit(int error) {
  // ENOSPC: epoll's max_user_watches
  return is_shortage(error) || error == ENOSPC || error == EADDRNOTAVAIL;
}

}  // namespace rconn::net
