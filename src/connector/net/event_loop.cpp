#include "connector/net/event_loop.hpp"

#include <asio/bind_cancellation_slot.hpp>
#include <asio/cancellation_signal.hpp>
#include <asio/co_spawn.hpp>
#include <asio/steady_timer.hpp>
#include <cerrno>
#include <chrono>
#include <exception>
#include <system_error>
#include <utility>

#include "connector/net/loop_clock.hpp"
#include "connector/net/process/signal_catcher.hpp"

namespace rconn {

EventLoop::EventLoop() {
  require_timers();
  listen_to_signals();
}

EventLoop::~EventLoop() {
  if (signals_.is_open()) signals_.release();  // it belongs to the catcher
}

// Asio does not check whether its timer could be added to epoll (epoll_ctl(2) may fail with ENOMEM
// or ENOSPC). Without it no deadline would ever pass.
void EventLoop::require_timers() {
  constexpr std::chrono::milliseconds ample{400};
  constexpr int max_polls = 3;  // the process may be stopped (SIGSTOP) during one
  asio::steady_timer timer(context_, asio::steady_timer::time_point::min());
  bool expired = false;
  timer.async_wait([&expired](asio::error_code) { expired = true; });
  for (int polls = 0; polls < max_polls && !expired; ++polls) context_.run_one_for(ample);
  if (!expired) throw std::system_error(ENOSPC, std::generic_category(), "timers");
  context_.restart();
}

// Not asio::signal_set: it does not check whether its pipe could be added to epoll.
void EventLoop::listen_to_signals() {
  if (signal_descriptor() < 0) return;
  asio::error_code refused;
  signals_.assign(signal_descriptor(), refused);
  if (refused) throw std::system_error(refused, "signals");
}

void EventLoop::run(asio::awaitable<void> work, const std::function<void()>& on_idle) {
  asio::cancellation_signal stop;
  if (signals_.is_open()) {
    signals_.async_wait(asio::posix::stream_descriptor::wait_read,
                        [this, &stop](asio::error_code error) {
                          if (error) return;
                          interrupted_ = true;
                          stop.emit(asio::cancellation_type::terminal);
                        });
  }
  std::exception_ptr bug;
  const auto on_end = [this, &bug](std::exception_ptr thrown) {
    bug = std::move(thrown);
    context_.stop();  // signals are waited for, and timers of kept connections may be armed
  };
  asio::co_spawn(context_, std::move(work), asio::bind_cancellation_slot(stop.slot(), on_end));
  turn(on_idle);
  if (bug) std::rethrow_exception(bug);
}

void EventLoop::turn(const std::function<void()>& on_idle) {
  if (!on_idle) {
    context_.run();  // poll() before each wait would cost a system call
    return;
  }
  net::LoopClock& clock = net::LoopClock::of(context_.get_executor());
  clock.set_crowded();
  while (!context_.stopped()) {
    if (context_.poll() > 0 || context_.stopped()) continue;
    clock.idle();
    on_idle();
    context_.run_one();
  }
}

}  // namespace rconn
