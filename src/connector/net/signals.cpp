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

// What the handler rings; a handler is handed nothing but the number.
std::atomic<int> descriptor_of_bell = -1;
static_assert(std::atomic<int>::is_always_lock_free);  // else a handler may not use it

void ring(int /*number*/) {
  const int error = errno;
  const std::uint64_t once = 1;
  static_cast<void>(::write(descriptor_of_bell, &once, sizeof once));
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

int new_bell() {
  const int descriptor = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (descriptor < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
  return descriptor;
}

}  // namespace

// Not asio::signal_set: it does not look whether the kernel took in the pipe that it hears by.
Signals::Signals(asio::io_context& context) : bell_(context) {
  const int descriptor = new_bell();
  asio::error_code refused;
  bell_.assign(descriptor, refused);
  if (refused) {
    ::close(descriptor);
    throw std::system_error(refused, "signals");
  }
  descriptor_of_bell = descriptor;
  replace_handler(SIG_DFL, ring);
}

Signals::~Signals() {
  replace_handler(ring, SIG_DFL);
  descriptor_of_bell = -1;
}

void Signals::listen(std::function<void()> on_first) {
  bell_.async_wait(asio::posix::stream_descriptor::wait_read,
                   [on_first = std::move(on_first)](asio::error_code error) {
                     if (error == asio::error::operation_aborted) return;
                     replace_handler(ring, SIG_DFL);  // also where nothing can be heard
                     if (!error) on_first();
                   });
}

void Signals::stop_listening() {
  asio::error_code ignored;
  bell_.cancel(ignored);
}

}  // namespace rconn
