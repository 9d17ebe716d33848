#include "cli/output/console/writing.hpp"

#include <poll.h>
#include <unistd.h>

#include <cerrno>

namespace rconn::cli {

int write_all(int descriptor, std::string_view text, std::chrono::milliseconds patience) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
      continue;
    }
    if (errno != EAGAIN) return errno;
    pollfd room{descriptor, POLLOUT, 0};
    const int ready = ::poll(&room, 1, static_cast<int>(patience.count()));
    if (ready < 0) return errno;
    if (ready == 0) return EAGAIN;
  }
  return 0;
}

}  // namespace rconn::cli
