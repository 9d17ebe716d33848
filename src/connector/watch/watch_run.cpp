#include "connector/watch/watch_run.hpp"

#include <algorithm>
#include <asio/redirect_error.hpp>
#include <asio/this_coro.hpp>
#include <asio/use_awaitable.hpp>
#include <optional>

#include "connector/ladder/open_connection.hpp"
#include "connector/net/cancellation.hpp"
#include "connector/net/sleep.hpp"
#include "connector/watch/attempt.hpp"
#include "connector/watch/masters/key_slot.hpp"
#include "connector/watch/pause_detector.hpp"

namespace rconn {
namespace {

using net::Clock;

// How long to wait for targets to say who the master is.
constexpr std::chrono::milliseconds to_ask{300};

// A lookup that the system's resolver does not answer occupies its thread for ten seconds or more:
// further ones wait for a thread, within their deadlines.
constexpr std::size_t max_lookups = 32;

constexpr unsigned beats_per_tick = 5;  // four ticks per second
constexpr auto time_of_tick = PauseDetector::beat * beats_per_tick;

}  // namespace

RunContext watch_context(std::size_t descriptor_limit) {
  return {.contexts = {},
          .resolver = net::Resolver(max_lookups),
          .kept = {},
          .descriptor_limit = descriptor_limit};
}

WatchRun::WatchRun(const WatchPlan& plan, const WatchListener& listener, EventLoop& loop,
                   RunContext& context, WatchRecord& record)
    : plan_(plan),
      listener_(listener),
      loop_(loop),
      record_(record),
      observer_(record, listener),
      context_(context),
      tasks_(loop.context().get_executor()) {
  for (std::size_t i = 0; i < plan.targets.size(); ++i) {
    meters_.emplace_back(record.targets[i], i, record.pauses,
                         [this](const WatchEvent& event) { observer_.tell(event); });
    probes_.emplace_back(plan.targets[i], meters_.back(), observer_, context_);
    failovers_.emplace_back(record.targets[i], [&meter = meters_.back()](WatchEvent event) {
      meter.tell(std::move(event));
    });
    const auto slot = plan.write_key ? std::optional(slot_of_key(*plan.write_key)) : std::nullopt;
    masters_.emplace_back(
        plan.targets[i], failovers_.back(), [this] { return observer_.instant(observer_.look()); },
        context_, loop.context().get_executor(), plan.interval, slot);
    probes_.back().follow(failovers_.back(), masters_.back());
  }
}

RunEnd WatchRun::run() {
  // With one connection at a time, no event has to wait for another.
  const bool crowded = plan_.targets.size() > 1 || plan_.fresh_interval || plan_.write_key;
  loop_.run(work(), crowded ? [] {} : std::function<void()>());
  update();
  observer_.tell_rest();
  return loop_.interrupted() && !ended_ ? RunEnd::interrupted : end_;
}

asio::awaitable<void> WatchRun::work() {
  co_await asio::this_coro::throw_if_cancelled(false);
  tasks_.start(tick());
  if (listener_.input >= 0 && listener_.on_input) tasks_.start(wait_for_input());
  co_await load_tls();
  co_await ask_for_masters();
  const auto start = Clock::now();
  const std::size_t count = ended_ ? 0 : plan_.targets.size();
  for (std::size_t place = 0; place < count; ++place) start_views(place, start);
  co_await tasks_.finished();
}

// Where the views connect to is known once a target was asked who is the master. One that does not
// answer at once is probed as it was named.
asio::awaitable<void> WatchRun::ask_for_masters() {
  for (MasterWatch& each : masters_) tasks_.start(each.run());
  const auto latest = Clock::now() + to_ask;
  while (Clock::now() < latest && !std::ranges::all_of(masters_, &MasterWatch::has_asked)) {
    const auto moment = Clock::now() + std::chrono::milliseconds(1);
    co_await net::sleep_until(moment);
    const bool is_over = co_await net::is_cancelled();
    if (is_over) co_return;
  }
}

// Before the first probe, so that its time is not that of loading OpenSSL. Errors are those of the
// probes.
asio::awaitable<void> WatchRun::load_tls() {
  for (const TargetProbes& each : probes_) {
    const Target& target = each.target();
    if (!target.tls) continue;
    Report report = report_on(target);
    RungTimer timer(report, end_of_attempt(target));
    co_await prepare_tls(target, context_.contexts, timer);
  }
}

// The targets share out the interval, so that their probes do not start at the same moment.
void WatchRun::start_views(std::size_t place, Clock::time_point start) {
  const auto executor = loop_.context().get_executor();
  const auto nth = static_cast<std::int64_t>(place);
  const auto share = static_cast<std::int64_t>(plan_.targets.size());
  const auto schedule = [&](Clock::duration interval) {
    return Schedule(start + interval * nth / share, interval);
  };
  held_.emplace_back(probes_[place], schedule(plan_.interval), executor);
  tasks_.start(held_.back().run());
  if (plan_.fresh_interval) {
    fresh_.emplace_back(probes_[place], schedule(*plan_.fresh_interval), executor);
    tasks_.start(fresh_.back().run());
  }
  if (!plan_.write_key) return;
  writes_.emplace_back(probes_[place], masters_[place], failovers_[place],
                       *record_.targets[place].writes, schedule(plan_.interval), executor);
  tasks_.start(writes_.back().run());
}

asio::awaitable<void> WatchRun::tick() {
  co_await asio::this_coro::throw_if_cancelled(false);
  const auto last = plan_.duration ? observer_.start() + *plan_.duration : Clock::time_point::max();
  for (unsigned beats = 1; true; ++beats) {
    const auto moment = std::min<Clock::time_point>(Clock::now() + PauseDetector::beat, last);
    co_await net::sleep_until(moment);
    const bool is_over = co_await net::is_cancelled();
    if (is_over) co_return;
    if (observer_.look_closely() >= last) co_return end(RunEnd::complete);
    if (beats % beats_per_tick != 0) continue;
    const Room room = listener_.room ? listener_.room() : Room::yes;
    if (room == Room::never) co_return end(RunEnd::unread);
    update();
    if (room == Room::not_yet) continue;
    observer_.tell_rest();
    if (listener_.on_tick) listener_.on_tick(record_);
  }
}

asio::awaitable<void> WatchRun::wait_for_input() {
  co_await asio::this_coro::throw_if_cancelled(false);
  asio::posix::stream_descriptor input(loop_.context());
  asio::error_code error;
  input.assign(listener_.input, error);
  if (error) co_return;  // epoll takes no files
  while (!error) {
    const bool is_over = co_await net::is_cancelled();
    if (is_over) break;
    co_await input.async_wait(asio::posix::stream_descriptor::wait_read,
                              asio::redirect_error(asio::use_awaitable, error));
    if (error) break;
    if (!listener_.on_input()) end(RunEnd::interrupted);
    // What may not be read now stays readable: do not ask all the time.
    co_await net::sleep_until(Clock::now() + time_of_tick);
  }
  input.release();
}

void WatchRun::update() {
  const auto now = Clock::now();
  record_.now = observer_.instant(now);
  record_.lasted = record_.now.at;
  for (TargetMeter& meter : meters_) meter.update(record_.lasted);
}

void WatchRun::end(RunEnd how) {
  if (std::exchange(ended_, true)) return;
  end_ = how;
  tasks_.stop_all();
}

}  // namespace rconn
