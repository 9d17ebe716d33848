#include "connector/watch/held_view.hpp"

#include <asio/redirect_error.hpp>
#include <asio/this_coro.hpp>
#include <asio/use_awaitable.hpp>
#include <optional>
#include <utility>

#include "connector/net/cancellation.hpp"
#include "connector/watch/attempt.hpp"

namespace rconn {

using net::Clock;

HeldView::HeldView(TargetProbes& probes, Schedule schedule, const asio::any_io_executor& executor)
    : probes_(probes), schedule_(schedule), wake_(executor), tasks_(executor) {}

asio::awaitable<void> HeldView::run() {
  co_await asio::this_coro::throw_if_cancelled(false);
  while (true) {
    const bool is_over = co_await net::is_cancelled();
    if (is_over) break;
    start_due();
    wake_.expires_at(schedule_.next());
    asio::error_code woken;
    co_await wake_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
  }
  co_await tasks_.finished();
}

void HeldView::start_due() {
  const auto now = probes_.observer().look();
  schedule_.skip_pauses(probes_.observer().pauses(), now);
  if (held_ && !probes_.may_use(held_->target())) drop();
  while (const auto due = schedule_.take(now)) {
    if (held_) {
      start_on_link(*due, now);
    } else if (!start_attempt(*due)) {
      probes_.not_started(View::held, *due);
    }
  }
  if (held_) held_->send();
}

void HeldView::start_on_link(Clock::time_point due, Clock::time_point now) {
  HeldLink& link = *held_;
  // Of a silent connection, every other probe tries a new one.
  on_link_ = !link.is_silent() || !on_link_;
  if (!on_link_ && start_attempt(due)) return;
  if (link.has_room()) {
    link.add(due, now);
  } else if (!link.is_silent() || !start_attempt(due)) {
    probes_.not_started(View::held, due);
  }
}

bool HeldView::start_attempt(Clock::time_point due) {
  if (attempts_ == max_attempts) return false;
  ++attempts_;
  tasks_.start(attempt(due), [this] { --attempts_; });
  return true;
}

asio::awaitable<void> HeldView::attempt(Clock::time_point due) {
  co_await asio::this_coro::throw_if_cancelled(false);
  const auto now = probes_.observer().look();
  const BegunProbe probe = probes_.begin(View::held, due, now);
  const Place* const place = probes_.place();
  Report report = place != nullptr ? report_on(place->target) : probes_.unknown();
  std::optional<KeptConnection> kept;
  std::optional<Target> target;
  if (place != nullptr) {
    const Place own = *place;
    target = own.target;
    co_await connect_and_ping(own, probes_.context(), report, kept);
  }
  const auto ended = probes_.observer().look();
  probes_.finish(View::held, probe, kept ? kept->session.seen_at() : ended, report);
  if (!kept) co_return;
  if (held_ && !held_->is_silent()) co_return;
  if (held_ && !held_->has_pending()) drop();
  held_ = std::make_shared<HeldLink>(*std::move(kept), *std::move(target), probes_);
  reader_ = tasks_.start(read(held_));
}

// The probes on a connection that another one has replaced may still be answered in time.
asio::awaitable<void> HeldView::read(std::shared_ptr<HeldLink> link) {
  co_await asio::this_coro::throw_if_cancelled(false);
  while (!link->is_over() && (link == held_ || link->has_pending())) {
    const bool is_cancelled = co_await net::is_cancelled();
    if (is_cancelled) break;
    co_await link->receive();
  }
  link->withdraw();
  if (link == held_) held_.reset();
}

void HeldView::drop() {
  held_->withdraw();
  tasks_.stop(reader_);
  held_.reset();
}

}  // namespace rconn
