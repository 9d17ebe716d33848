#include "connector/probe.hpp"

#include "connector/net/asio.hpp"

#include <asio/bind_cancellation_slot.hpp>
#include <asio/cancellation_signal.hpp>
#include <asio/co_spawn.hpp>
#include <asio/io_context.hpp>
#include <asio/post.hpp>
#include <asio/signal_set.hpp>
#include <asio/this_coro.hpp>
#include <asio/use_awaitable.hpp>
#include <csignal>
#include <exception>
#include <optional>
#include <system_error>
#include <utility>

#include "connector/climb.hpp"
#include "connector/trace.hpp"

namespace rconn {
namespace {

using OnReport = std::function<void(const Report&)>;

// A parent that had a signal ignored (nohup, a job in the background of a script) meant it.
bool is_ignored(int number) {
  struct sigaction current{};
  return ::sigaction(number, nullptr, &current) == 0 && current.sa_handler == SIG_IGN;
}

// The event loop, and the signals that end it early.
struct Loop {
  asio::io_context context{1};
  asio::signal_set signals{context};
  asio::cancellation_signal stop;
  bool interrupted = false;

  Loop() {
    for (const int number : {SIGINT, SIGTERM}) {
      if (!is_ignored(number)) signals.add(number);
    }
  }
};

asio::awaitable<Report> run(const Target& target, Errand errand, net::TlsContexts& contexts,
                            const OnRung& on_rung) {
  switch (errand) {
    case Errand::ping:
      co_return co_await climb_to_pong(target, contexts);
    case Errand::trace:
      co_return co_await climb_with_eyes_open(target, contexts, on_rung);
    case Errand::resolve:
      break;
  }
  co_return co_await climb_to_addresses(target);
}

asio::awaitable<void> serve(std::span<const Target> targets, Errand errand, const OnReport& report,
                            const OnRung& on_rung, const bool& interrupted) {
  net::TlsContexts contexts;
  // A cancelled wait is an outcome like any other here, not an exception.
  co_await asio::this_coro::throw_if_cancelled(false);
  for (const Target& target : targets) {
    // Targets that fail at once never wait: let the loop see the signals in between.
    if (&target != targets.data()) co_await asio::post(asio::use_awaitable);
    if (interrupted) break;
    report(co_await run(target, errand, contexts, on_rung));
  }
}

// No loop, no connection: the descriptors for it are not to be had.
Report without_loop(const Target& target, const std::system_error& error) {
  Report report = report_on(target);
  report.probed = true;
  report.stopped_at = Rung::connect;
  report.failure = Failure{Fault::local_limit, error.what()};
  return report;
}

}  // namespace

bool probe(std::span<const Target> targets, Errand errand, const OnReport& on_report,
           const OnRung& on_rung) {
  std::optional<Loop> loop;
  try {
    loop.emplace();
  } catch (const std::system_error& error) {
    for (const Target& target : targets) on_report(without_loop(target, error));
    return true;
  }
  loop->signals.async_wait([&loop](asio::error_code cancelled, int) {
    if (cancelled) return;
    loop->interrupted = true;
    loop->signals.clear();  // a second one takes its usual effect
    loop->stop.emit(asio::cancellation_type::terminal);
  });
  std::exception_ptr bug;
  const auto finish = [&loop, &bug](std::exception_ptr thrown) {
    bug = std::move(thrown);
    loop->signals.cancel();
  };
  asio::co_spawn(loop->context, serve(targets, errand, on_report, on_rung, loop->interrupted),
                 asio::bind_cancellation_slot(loop->stop.slot(), finish));
  loop->context.run();
  if (bug) std::rethrow_exception(bug);
  return !loop->interrupted;
}

}  // namespace rconn
