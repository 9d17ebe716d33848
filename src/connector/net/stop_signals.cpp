#include "connector/net/stop_signals.hpp"

#include <sys/signalfd.h>

#include <asio/buffer.hpp>
#include <cerrno>
#include <system_error>
#include <utility>

namespace rconn::net {
namespace {

sigset_t stop_signals() {
  sigset_t set;
  ::sigemptyset(&set);
  ::sigaddset(&set, SIGINT);
  ::sigaddset(&set, SIGTERM);
  return set;
}

}  // namespace

StopSignals::StopSignals(const asio::any_io_executor& executor) : descriptor_(executor) {
  const sigset_t set = stop_signals();
  const int descriptor = ::signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
  if (descriptor < 0) throw std::system_error(errno, std::generic_category(), "signalfd");
  descriptor_.assign(descriptor);
  ::pthread_sigmask(SIG_BLOCK, &set, &before_);
}

// A signal that came too late to be answered takes its usual effect here.
StopSignals::~StopSignals() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

void StopSignals::on_arrival(std::function<void()> handler) {
  descriptor_.async_wait(asio::posix::descriptor_base::wait_read,
                         [this, handler = std::move(handler)](asio::error_code cancelled) {
                           if (cancelled) return;
                           signalfd_siginfo taken{};
                           asio::error_code ignored;
                           descriptor_.read_some(asio::buffer(&taken, sizeof taken), ignored);
                           handler();
                         });
}

void StopSignals::cancel() {
  asio::error_code ignored;
  descriptor_.cancel(ignored);
}

}  // namespace rconn::net
