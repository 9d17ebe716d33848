#include <asio/posix/stream_descriptor.hpp>
#include <asio/redirect_error.hpp>
#include <asio/steady_timer.hpp>
#include <asio/this_coro.hpp>
#include <asio/use_awaitable.hpp>
#include <optional>
#include <utility>

#include "connector/net/sleep.hpp"
#include "connector/net/task_group.hpp"
#include "connector/run/descriptor_shares.hpp"
#include "connector/run/scheduling.hpp"
#include "connector/run/start_gate.hpp"
#include "connector/run/target_queue.hpp"

namespace rconn {
namespace {

// How often to look whether a target can go that nothing tells of.
constexpr std::chrono::milliseconds look_again{20};

constexpr std::chrono::milliseconds tick{200};

// Cancels a timer when the scope ends: else the event loop would go on for it.
class CancelAtEnd {
 public:
  explicit CancelAtEnd(asio::steady_timer& timer) : timer_(timer) {}
  ~CancelAtEnd() { timer_.cancel(); }
  CancelAtEnd(const CancelAtEnd&) = delete;
  CancelAtEnd& operator=(const CancelAtEnd&) = delete;

 private:
  asio::steady_timer& timer_;
};

// One run of a fleet.
class FleetRun {
 public:
  FleetRun(const Fleet& fleet, const Scheduling& scheduling)
      : FleetRun(fleet, scheduling,
                 share_descriptors(scheduling.descriptor_limit, fleet.limits.jobs)) {}

  RunEnd run() {
    if (scheduling_.listener.on_tick) tell_at_next_tick();
    scheduling_.loop.run(take_all(), [this] { gate_.idle(); });
    return scheduling_.loop.interrupted() ? RunEnd::interrupted : RunEnd::complete;
  }

 private:
  FleetRun(const Fleet& fleet, const Scheduling& scheduling, DescriptorShares shares)
      : scheduling_(scheduling),
        queue_(fleet.next),
        gate_(scheduling.loop, {shares.jobs, fleet.limits.rate}),
        context_{.contexts = {},
                 .resolver = net::Resolver(shares.lookups),
                 .kept = {},
                 .descriptor_limit = scheduling.descriptor_limit} {}

  asio::awaitable<void> take_all() {
    // A cancelled wait is an outcome like any other here, not an exception.
    co_await asio::this_coro::throw_if_cancelled(false);
    const CancelAtEnd ticks_end(ticks_);
    const EventLoop& loop = scheduling_.loop;
    while (!loop.interrupted()) {
      co_await gate_.opened();
      auto next = co_await next_target();
      if (!next) break;
      const RateLimiter::JobId job = gate_.begin();
      tasks_.start(take(*std::move(next)), [this, job] { gate_.end(job); });
    }
    co_await tasks_.finished();
  }

  asio::awaitable<void> take(TargetQueue::Placed placed) {
    co_await asio::this_coro::throw_if_cancelled(false);
    Report report = report_on(placed.target);
    co_await perform(scheduling_, placed.target, context_, report);
    ++done_;
    scheduling_.listener.on_report(report, placed.place);
  }

  // The next target that can begin; nothing at the end, and when interrupted.
  asio::awaitable<std::optional<TargetQueue::Placed>> next_target() {
    while (!scheduling_.loop.interrupted()) {
      TargetQueue::Next next = queue_.next(context_.resolver.has_room());
      if (next.target) co_return std::move(next.target);
      if (next.at_end) break;
      co_await wait_for_more(next.wait_for);
    }
    co_return std::nullopt;
  }

  // Until the descriptor is readable; without one, or where the kernel cannot tell, not long.
  asio::awaitable<void> wait_for_more(int descriptor) {
    asio::posix::stream_descriptor source(scheduling_.loop.context());
    asio::error_code error = asio::error::bad_descriptor;
    if (descriptor >= 0) source.assign(descriptor, error);
    if (error) {
      const auto moment = net::Clock::now() + look_again;
      co_await net::sleep_until(moment);
      co_return;
    }
    co_await source.async_wait(asio::posix::stream_descriptor::wait_read,
                               asio::redirect_error(asio::use_awaitable, error));
    source.release();
  }

  void tell_at_next_tick() {
    ticks_.expires_after(tick);
    ticks_.async_wait([this](asio::error_code cancelled) {
      if (cancelled) return;
      scheduling_.listener.on_tick({gate_.under_way(), done_});
      tell_at_next_tick();
    });
  }

  const Scheduling& scheduling_;
  TargetQueue queue_;
  StartGate gate_;
  std::size_t done_ = 0;
  asio::steady_timer ticks_{scheduling_.loop.context()};
  RunContext context_;
  TaskGroup tasks_{scheduling_.loop.context().get_executor()};
};

}  // namespace

RunEnd follow(const Fleet& fleet, Scheduling& scheduling) {
  return FleetRun(fleet, scheduling).run();
}

}  // namespace rconn
