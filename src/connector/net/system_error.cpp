#include "connector/net/system_error.hpp"

#include <cerrno>
#include <system_error>

namespace rconn::net {

std::string system_message(int error) { return std::generic_category().message(error); }

bool is_local_limit(int error) {
  switch (error) {
    case EMFILE:
    case ENFILE:
    case ENOBUFS:
    case ENOMEM:
    case ENOSPC:  // epoll's max_user_watches
    case EADDRNOTAVAIL:
      return true;
    default:
      return false;
  }
}

}  // namespace rconn::net
