#include "cli/output/console/nonblocking_output.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <utility>

#include "cli/output/console/system_files.hpp"
#include "connector/net/socket/socket.hpp"

namespace rconn::cli {

void NonblockingOutput::find_kind() {
  struct stat facts{};
  if (::fstat(descriptor_, &facts) != 0 || S_ISREG(facts.st_mode) || S_ISBLK(facts.st_mode)) {
    kind_ = Kind::file;
    return;
  }
  if (S_ISSOCK(facts.st_mode)) {
    kind_ = Kind::socket;
    return;
  }
  // What cannot be written must fail as it would have, so a descriptor open for reading stays.
  const int flags = ::fcntl(descriptor_, F_GETFL);
  if ((flags & O_ACCMODE) == O_RDONLY) {
    kind_ = Kind::file;
    return;
  }
  own_ = open_again(descriptor_);
  if (own_.number() < 0 && errno == ENXIO && S_ISFIFO(facts.st_mode)) {
    kind_ = Kind::file;  // nobody has it open for reading: write(2) fails at once
    return;
  }
  kind_ = own_.number() >= 0 ? Kind::reopened : Kind::no_own_open;
}

ssize_t NonblockingOutput::write_some(std::string_view text) {
  if (kind_ == Kind::unknown) find_kind();
  ssize_t taken = 0;
  do {
    switch (kind_) {
      case Kind::socket:
        taken = ::send(descriptor_, text.data(), text.size(), MSG_DONTWAIT | net::no_signal);
        break;
      case Kind::no_own_open:
        if (!std::exchange(has_room_, false)) return -EAGAIN;
        taken = ::write(descriptor_, text.data(), std::min<std::size_t>(text.size(), PIPE_BUF));
        break;
      case Kind::reopened:
        taken = ::write(own_.number(), text.data(), text.size());
        break;
      case Kind::unknown:
      case Kind::file:
        taken = ::write(descriptor_, text.data(), text.size());
        break;
    }
  } while (taken < 0 && errno == EINTR);
  return taken < 0 ? -errno : taken;
}

void NonblockingOutput::wait_for_room(int milliseconds) {
  pollfd room{kind_ == Kind::reopened ? own_.number() : descriptor_, POLLOUT, 0};
  has_room_ = ::poll(&room, 1, milliseconds) > 0;
}

}  // namespace rconn::cli
