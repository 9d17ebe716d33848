#include "connector/run/probe.hpp"

#include "connector/net/asio.hpp"

#include <asio/bind_cancellation_slot.hpp>
#include <asio/cancellation_signal.hpp>
#include <asio/co_spawn.hpp>
#include <asio/post.hpp>
#include <asio/redirect_error.hpp>
#include <asio/steady_timer.hpp>
#include <asio/this_coro.hpp>
#include <asio/use_awaitable.hpp>
#include <exception>
#include <optional>
#include <system_error>
#include <utility>

#include "connector/diagnosis/trace.hpp"
#include "connector/ladder/climb.hpp"
#include "connector/net/event_loop.hpp"
#include "connector/topology/survey.hpp"

namespace rconn {
namespace {

// The run: what is asked of it, and whether it is to end early.
struct Run {
  std::span<const Target> targets;
  const Job& job;
  const OnReport& on_report;
  const OnRung& on_rung;
  const bool& interrupted;
};

asio::awaitable<void> climb(const Target& target, const Run& run, Shared& shared, Report& report) {
  switch (run.job.errand) {
    case Errand::ping:
      co_return co_await climb_to_pong(target, shared, report);
    case Errand::trace:
      co_return co_await climb_with_eyes_open(target, shared, report, run.on_rung);
    case Errand::topology:
      co_return co_await climb_to_topology(target, shared, report);
    case Errand::resolve:
      break;
  }
  co_return co_await climb_to_addresses(target, shared, report);
}

asio::awaitable<void> climb_each(const Run& run, Shared& shared) {
  for (std::size_t i = 0; i < run.targets.size(); ++i) {
    // Targets that fail at once never wait: let the loop see the signals in between.
    if (i > 0) co_await asio::post(asio::use_awaitable);
    if (run.interrupted) co_return;
    Report report = report_on(run.targets[i]);
    co_await climb(run.targets[i], run, shared, report);
    run.on_report(report, i);
  }
}

asio::awaitable<void> wait_until(net::Clock::time_point moment) {
  asio::steady_timer timer(co_await asio::this_coro::executor, moment);
  asio::error_code interrupted;
  co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, interrupted));
}

asio::awaitable<void> serve(Run run) {
  Shared shared;
  shared.check_echo = run.job.check_echo;
  // A cancelled wait is an outcome like any other here, not an exception.
  co_await asio::this_coro::throw_if_cancelled(false);
  for (unsigned round = 0; round < run.job.rounds && !run.interrupted; ++round) {
    const auto next = net::Clock::now() + run.job.interval;
    co_await climb_each(run, shared);
    if (round + 1 < run.job.rounds && !run.interrupted) co_await wait_until(next);
  }
}

}  // namespace

bool probe(std::span<const Target> targets, const Job& job, const OnReport& on_report,
           const OnRung& on_rung) {
  std::optional<EventLoop> loop;
  try {
    loop.emplace();
  } catch (const std::system_error& error) {
    for (std::size_t i = 0; i < targets.size(); ++i) on_report(without_loop(targets[i], error), i);
    return true;
  }
  asio::cancellation_signal stop;
  loop->listen([&stop] { stop.emit(asio::cancellation_type::terminal); });
  std::exception_ptr bug;
  const auto finish = [&loop, &bug](std::exception_ptr thrown) {
    bug = std::move(thrown);
    loop->stop_listening();
  };
  const Run run{targets, job, on_report, on_rung, loop->interrupted()};
  asio::co_spawn(loop->context(), serve(run), asio::bind_cancellation_slot(stop.slot(), finish));
  loop->context().run();
  if (bug) std::rethrow_exception(bug);
  return !loop->interrupted();
}

}  // namespace rconn
