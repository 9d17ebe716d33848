#include <unistd.h>

#include "connector/net/process/close_from.hpp"

namespace rconn::net {

void close_from(int first) {
  const long most = ::sysconf(_SC_OPEN_MAX);
  for (int each = first; each < most; ++each) ::close(each);
}

}  // namespace rconn::net
