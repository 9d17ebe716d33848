#include "connector/loop.hpp"

#include <csignal>
#include <utility>

namespace rconn {
namespace {

bool is_ignored(int number) {
  struct sigaction current{};
  return ::sigaction(number, nullptr, &current) == 0 && current.sa_handler == SIG_IGN;
}

}  // namespace

Loop::Loop() {
  for (const int number : {SIGINT, SIGTERM}) {
    if (!is_ignored(number)) signals_.add(number);
  }
}

void Loop::listen(std::function<void()> on_signal) {
  signals_.async_wait([this, on_signal = std::move(on_signal)](asio::error_code cancelled, int) {
    if (cancelled) return;
    interrupted_ = true;
    signals_.clear();
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
