#include "connector/net/event_loop.hpp"

#include <asio/steady_timer.hpp>
#include <cerrno>
#include <chrono>
#include <utility>

namespace rconn {

EventLoop::EventLoop() { need_a_clock(); }

// Asio does not look whether the kernel took its timers in (epoll_ctl(2) knows ENOMEM and ENOSPC).
// Without them no budget would ever end.
void EventLoop::need_a_clock() {
  constexpr std::chrono::milliseconds ample{400};
  constexpr int most_looks = 3;  // this process may be stopped during one
  asio::steady_timer timer(context_, asio::steady_timer::time_point::min());
  bool rang = false;
  timer.async_wait([&rang](asio::error_code) { rang = true; });
  for (int looks = 0; looks < most_looks && !rang; ++looks) context_.run_one_for(ample);
  if (!rang) throw std::system_error(ENOSPC, std::generic_category(), "timers");
  context_.restart();
}

void EventLoop::listen(std::function<void()> on_signal) {
  signals_.listen([this, on_signal = std::move(on_signal)] {
    interrupted_ = true;
    on_signal();
  });
}

Report without_loop(const Target& target, const std::system_error& error) {
  Report report = report_on(target);
  report.probed = true;
  report.stopped_at = Rung::connect;
  report.failure = Failure{Fault::local_limit, error.what()};
  return report;
}

}  // namespace rconn
