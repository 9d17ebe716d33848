#include "connector/serve/serving.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <asio/redirect_error.hpp>
#include <asio/this_coro.hpp>
#include <asio/use_awaitable.hpp>
#include <exception>
#include <utility>

#include "connector/net/cancellation.hpp"
#include "connector/net/sleep.hpp"

namespace rconn {
namespace {

using net::Clock;

net::http::Limits limits_for(const ServeShares& shares) {
  net::http::Limits limits;
  limits.max_connections = shares.connections;
  limits.max_turned_away = shares.turned_away;
  return limits;
}

std::size_t watched_of(const ServePlan& plan) {
  const auto listed = plan.setup.catalogue->listed();
  return static_cast<std::size_t>(std::ranges::count_if(listed, &ListedTarget::watched));
}

// Waits for the end of a group, and keeps what it throws.
asio::awaitable<void> settled(asio::awaitable<void> group, std::exception_ptr& bug) {
  try {
    co_await std::move(group);
  } catch (...) {
    bug = std::current_exception();
  }
}

}  // namespace

Serving::Serving(const ServePlan& plan, const Pages& pages, const ServeListener& listener,
                 EventLoop& loop, std::size_t descriptors, net::Listener socket)
    : plan_(plan),
      listener_(listener),
      loop_(loop),
      shares_(share_for_serve(descriptors, watched_of(plan))),
      state_(loop, shares_, socket.address().text(), [this] { note_bug(); }),
      router_(state_, pages, listener),
      reloads_(plan, listener, loop, state_),
      server_(
          std::move(socket), [this](const auto& request) { return router_.answer(request); },
          limits_for(shares_), loop.context().get_executor()),
      until_end_(loop.context(), Clock::time_point::max()),
      serving_(loop.context().get_executor(), [this] { note_bug(); }),
      beside_(loop.context().get_executor(), [this] { note_bug(); }) {
  router_.count_by(server_);
}

ServeEnd Serving::run() {
  loop_.run(work(), [] {});
  return is_cut_off_ ? ServeEnd::cut_off : ServeEnd::drained;
}

void Serving::note_bug() {
  has_bug_ = true;
  until_end_.cancel();
}

asio::awaitable<void> Serving::work() {
  co_await asio::this_coro::throw_if_cancelled(false);
  serving_.start(server_.run(), [this] {
    server_has_ended_ = true;
    until_end_.cancel();
  });
  state_.use(plan_.setup);
  checks_ = beside_.start(state_.checks.run());
  reading_signals_ = beside_.start(reloads_.run());
  if (listener_.beat && listener_.on_beat) beside_.start(beats());
  state_.tell(listener_, ServeEvent::listening);
  bool is_asked_to_end = false;
  while (!server_has_ended_ && !has_bug_ && !is_asked_to_end) {
    asio::error_code woken;
    co_await until_end_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
    is_asked_to_end = co_await net::is_cancelled();
  }
  // From here on, what is left is not cancelled by the signal that has come.
  co_await asio::this_coro::reset_cancellation_state();
  if (!server_has_ended_ && !has_bug_) co_await drain();
  is_cut_off_ = !server_has_ended_ && server_.under_way() > 0;
  co_await end();
}

asio::awaitable<void> Serving::drain() {
  state_.note_draining();
  state_.tell(listener_, ServeEvent::draining);
  beside_.stop(checks_);
  beside_.stop(reading_signals_);
  state_.watches.stop();
  server_.drain();
  until_end_.expires_after(plan_.drain);
  asio::error_code woken;
  co_await until_end_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
}

// What has a bug says so by an exception, once all has ended.
asio::awaitable<void> Serving::end() {
  serving_.stop_all();
  beside_.stop_all();
  state_.probes.stop();
  state_.watches.stop();
  std::exception_ptr bug;
  auto probes = state_.probes.finished();
  co_await settled(std::move(probes), bug);
  auto watches = state_.watches.finished();
  co_await settled(std::move(watches), bug);
  auto beside = beside_.finished();
  co_await settled(std::move(beside), bug);
  auto server = serving_.finished();
  co_await settled(std::move(server), bug);
  if (bug) std::rethrow_exception(bug);
}

asio::awaitable<void> Serving::beats() {
  co_await asio::this_coro::throw_if_cancelled(false);
  while (true) {
    listener_.on_beat();
    const auto next = Clock::now() + *listener_.beat;
    co_await net::sleep_until(next);
    const bool is_over = co_await net::is_cancelled();
    if (is_over) break;
  }
}

}  // namespace rconn
