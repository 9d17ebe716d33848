#include "connector/net/process/reload_signal.hpp"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <system_error>

namespace rconn {
namespace {

// Global, because a handler gets only the signal's number.
std::atomic<int> writable = -1;
static_assert(std::atomic<int>::is_always_lock_free);  // required in a signal handler

void note_hangup(int /*number*/) {
  const int error = errno;
  const std::uint64_t once = 1;
  static_cast<void>(::write(writable, &once, sizeof once));
  errno = error;
}

}  // namespace

ReloadSignal::ReloadSignal() : wake_up_(open_wake_up()) {
  if (wake_up_.readable < 0) throw std::system_error(errno, std::generic_category(), "signals");
  writable = wake_up_.writable;
  struct sigaction action{};
  action.sa_handler = note_hangup;
  action.sa_flags = SA_RESTART;
  ::sigaction(SIGHUP, &action, &former_);
}

ReloadSignal::~ReloadSignal() {
  ::sigaction(SIGHUP, &former_, nullptr);
  writable = -1;
  ::close(wake_up_.readable);
  if (wake_up_.writable != wake_up_.readable) ::close(wake_up_.writable);
}

bool ReloadSignal::has_come() const {
  pollfd readable{wake_up_.readable, POLLIN, 0};
  return ::poll(&readable, 1, 0) == 1;
}

void ReloadSignal::take() const {
  std::array<char, 64> noted{};
  while (::read(wake_up_.readable, noted.data(), noted.size()) > 0) {
  }
}

}  // namespace rconn
