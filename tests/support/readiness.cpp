#include "support/readiness.hpp"

#include <sys/epoll.h>
#include <sys/eventfd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <span>
#include <system_error>

namespace support {

Readiness::Readiness()
    : epoll_(::epoll_create1(EPOLL_CLOEXEC)), end_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  watch(end_.get());
}

void Readiness::watch(int descriptor) const {
  epoll_event wanted{};
  wanted.events = EPOLLIN;
  wanted.data.fd = descriptor;
  if (::epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, descriptor, &wanted) != 0) {
    throw std::system_error(errno, std::generic_category(), "epoll_ctl");
  }
}

std::optional<std::vector<int>> Readiness::wait(int timeout_ms) const {
  std::array<epoll_event, 64> events{};
  const int count =
      ::epoll_wait(epoll_.get(), events.data(), static_cast<int>(events.size()), timeout_ms);
  if (count < 0 && errno != EINTR) {
    throw std::system_error(errno, std::generic_category(), "epoll_wait");
  }
  std::vector<int> ready;
  for (const epoll_event& event :
       std::span(events.data(), static_cast<std::size_t>(std::max(count, 0)))) {
    if (event.data.fd == end_.get()) return std::nullopt;
    ready.push_back(event.data.fd);
  }
  return ready;
}

void Readiness::end() const {
  const std::uint64_t one = 1;
  static_cast<void>(::write(end_.get(), &one, sizeof one));
}

}  // namespace support
