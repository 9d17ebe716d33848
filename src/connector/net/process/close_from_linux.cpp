#include <unistd.h>

#include <climits>

#include "connector/net/process/close_from.hpp"

namespace rconn::net {

void close_from(int first) {
  if (::close_range(static_cast<unsigned>(first), UINT_MAX, 0) == 0) return;
  // Before Linux 5.9, or forbidden by a filter.
  const long most = ::sysconf(_SC_OPEN_MAX);
  for (int each = first; each < most; ++each) ::close(each);
}

}  // namespace rconn::net
