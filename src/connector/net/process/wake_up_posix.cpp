#include "connector/net/process/wake_up.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>

namespace rconn {

WakeUp open_wake_up() {
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) return {};
  for (const int end : ends) {
    // Fails only for what is no open descriptor.
    static_cast<void>(::fcntl(end, F_SETFD, FD_CLOEXEC));
    static_cast<void>(::fcntl(end, F_SETFL, O_NONBLOCK));
  }
  return {ends[0], ends[1]};
}

}  // namespace rconn
