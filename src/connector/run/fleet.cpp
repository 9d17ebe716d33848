#include <asio/posix/stream_descriptor.hpp>
#include <asio/post.hpp>
#include <asio/redirect_error.hpp>
#include <asio/this_coro.hpp>
#include <asio/use_awaitable.hpp>
#include <optional>
#include <utility>

#include "connector/diagnosis/explain_failure.hpp"
#include "connector/net/sleep.hpp"
#include "connector/net/task_group.hpp"
#include "connector/run/descriptor_shares.hpp"
#include "connector/run/perform.hpp"
#include "connector/run/scheduling.hpp"
#include "connector/run/start_gate.hpp"
#include "connector/run/target_queue.hpp"
#include "connector/run/ticker.hpp"

namespace rconn {
namespace {

// How often to poll a source that has no descriptor to wait on.
constexpr std::chrono::milliseconds poll_interval{20};

// One run of a fleet.
class FleetRun {
 public:
  FleetRun(const Fleet& fleet, const Scheduling& scheduling)
      : FleetRun(fleet, scheduling,
                 share_descriptors(scheduling.descriptor_limit, fleet.limits.jobs)) {}

  RunEnd run() {
    scheduling_.loop.run(run_all(), [this] { gate_.idle(); });
    return run_end(scheduling_, had_room_);
  }

 private:
  FleetRun(const Fleet& fleet, const Scheduling& scheduling, DescriptorShares shares)
      : scheduling_(scheduling),
        queue_(fleet.next),
        gate_(scheduling.loop, {shares.jobs, fleet.limits.rate}),
        context_{.contexts = {},
                 .resolver = net::Resolver(shares.lookups),
                 .kept = {},
                 .descriptor_limit = scheduling.descriptor_limit,
                 .spare_descriptors = shares.spare} {}

  asio::awaitable<void> run_all() {
    // Makes a cancelled wait return normally instead of throwing.
    co_await asio::this_coro::throw_if_cancelled(false);
    const Ticker ticker(scheduling_.loop.context(), on_tick());
    const EventLoop& loop = scheduling_.loop;
    while (!loop.interrupted()) {
      co_await gate_.opened();
      had_room_ = co_await wait_for_room(scheduling_);
      if (!had_room_) break;
      auto next = co_await next_target();
      if (!next) break;
      const RateLimiter::JobId job = gate_.begin();
      tasks_.start(run_one(*std::move(next)), [this, job] { gate_.end(job); });
    }
    co_await tasks_.finished();
  }

  asio::awaitable<void> run_one(TargetQueue::Placed placed) {
    co_await asio::this_coro::throw_if_cancelled(false);
    Report report = report_on(placed.target);
    co_await perform(scheduling_.operation, placed.target, context_, report);
    explain_failure(placed.target, report, context_.machine);
    ++done_;
    scheduling_.listener.on_report(report, placed.place);
  }

  // The next target that can start; none at the end of the source or after an interrupt.
  asio::awaitable<std::optional<TargetQueue::Placed>> next_target() {
    while (!scheduling_.loop.interrupted()) {
      TargetQueue::Next next = queue_.next(context_.resolver.has_room());
      if (next.target) co_return std::move(next.target);
      if (next.at_end) break;
      if (next.again) {
        co_await asio::post(asio::use_awaitable);
        continue;
      }
      co_await wait_for_more(next.wait_for);
    }
    co_return std::nullopt;
  }

  // Waits until the descriptor is readable. Without one, or if epoll rejects it, sleeps briefly.
  asio::awaitable<void> wait_for_more(int descriptor) {
    asio::posix::stream_descriptor source(scheduling_.loop.context());
    asio::error_code error = asio::error::bad_descriptor;
    if (descriptor >= 0) source.assign(descriptor, error);
    if (error) {
      const auto moment = net::Clock::now() + poll_interval;
      co_await net::sleep_until(moment);
      co_return;
    }
    co_await source.async_wait(asio::posix::stream_descriptor::wait_read,
                               asio::redirect_error(asio::use_awaitable, error));
    source.release();
  }

  std::function<bool()> on_tick() {
    if (!scheduling_.listener.on_tick) return {};
    return [this] {
      scheduling_.listener.on_tick({gate_.under_way(), done_});
      return true;
    };
  }

  const Scheduling& scheduling_;
  TargetQueue queue_;
  StartGate gate_;
  std::size_t done_ = 0;
  bool had_room_ = true;
  RunContext context_;
  TaskGroup tasks_{scheduling_.loop.context().get_executor()};
};

}  // namespace

RunEnd run_schedule(const Fleet& fleet, Scheduling& scheduling) {
  return FleetRun(fleet, scheduling).run();
}

}  // namespace rconn
