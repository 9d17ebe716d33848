#include "connector/net/signals.hpp"

#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <system_error>
#include <utility>

namespace rconn {
namespace {

constexpr std::array numbers{SIGINT, SIGTERM};

// The eventfd that the handler writes to. Global, because a handler gets only the signal's number.
std::atomic<int> signal_descriptor = -1;
static_assert(std::atomic<int>::is_always_lock_free);  // required in a signal handler

void handle_signal(int /*number*/) {
  const int error = errno;
  const std::uint64_t once = 1;
  static_cast<void>(::write(signal_descriptor, &once, sizeof once));
  errno = error;
}

void replace_handler(void (*former)(int), void (*next)(int)) {
  for (const int number : numbers) {
    struct sigaction action{};
    if (::sigaction(number, nullptr, &action) != 0 || action.sa_handler != former) continue;
    action = {};
    action.sa_handler = next;
    ::sigaction(number, &action, nullptr);
  }
}

int new_eventfd() {
  const int descriptor = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (descriptor < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
  return descriptor;
}

}  // namespace

// Not asio::signal_set: it does not check whether its pipe could be added to epoll.
Signals::Signals(asio::io_context& context) : bell_(context) {
  const int descriptor = new_eventfd();
  asio::error_code refused;
  bell_.assign(descriptor, refused);
  if (refused) {
    ::close(descriptor);
    throw std::system_error(refused, "signals");
  }
  signal_descriptor = descriptor;
  replace_handler(SIG_DFL, handle_signal);
}

Signals::~Signals() {
  replace_handler(handle_signal, SIG_DFL);
  signal_descriptor = -1;
}

void Signals::listen(std::function<void()> on_first) {
  bell_.async_wait(asio::posix::stream_descriptor::wait_read,
                   [on_first = std::move(on_first)](asio::error_code error) {
                     if (error == asio::error::operation_aborted) return;
                     replace_handler(handle_signal, SIG_DFL);  // even after an error
                     if (!error) on_first();
                   });
}

void Signals::stop_listening() {
  asio::error_code ignored;
  bell_.cancel(ignored);
}

}  // namespace rconn
