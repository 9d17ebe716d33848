#include "connector/idle/idle.hpp"

#include <algorithm>
#include <asio/this_coro.hpp>
#include <deque>
#include <system_error>
#include <utility>

#include "connector/diagnosis/explain_failure.hpp"
#include "connector/idle/ages.hpp"
#include "connector/idle/conclude.hpp"
#include "connector/idle/control.hpp"
#include "connector/idle/find_server.hpp"
#include "connector/idle/hold.hpp"
#include "connector/idle/room.hpp"
#include "connector/idle/second_round.hpp"
#include "connector/net/event_loop.hpp"
#include "connector/net/process/descriptor_limit.hpp"
#include "connector/net/sleep.hpp"
#include "connector/net/task_group.hpp"
#include "connector/run/ticker.hpp"

namespace rconn {
namespace {

using std::chrono::milliseconds;

// Connections are opened one after another: a burst would not fit a server's backlog.
constexpr milliseconds between_connections{10};

class IdleRun {
 public:
  IdleRun(const IdlePlan& plan, const IdleListener& listener, EventLoop& loop,
          std::size_t descriptors)
      : plan_(plan),
        listener_(listener),
        loop_(loop),
        descriptors_(descriptors),
        context_{.run = {.contexts = {}, .resolver = net::Resolver(), .kept = {}},
                 .target = {},
                 .addresses = {},
                 .tls = nullptr},
        control_(context_, loop.context().get_executor()) {}

  IdleRecord run() {
    loop_.run(run_all(), [] {});
    if (loop_.interrupted()) record_.end = RunEnd::interrupted;
    explain_failure(context_.target, record_.report, context_.run.machine);
    return std::move(record_);
  }

 private:
  asio::awaitable<void> run_all() {
    // Makes a cancelled wait return normally instead of throwing.
    co_await asio::this_coro::throw_if_cancelled(false);
    const bool found = co_await find_server(plan_.target, context_, record_);
    if (!found || loop_.interrupted()) co_return;
    record_.room = room_for(descriptors_, record_.server);
    co_await try_all(first_round(ages(), arms(), record_.room), 1);
    conclude(record_);
    if (loop_.interrupted()) co_return;
    std::vector<IdleSample> more = second_round(record_);
    if (more.empty()) co_return;
    co_await try_all(std::move(more), 2);
    conclude(record_);
  }

  [[nodiscard]] std::vector<IdleTime> ages() const {
    return plan_.ages.empty() ? default_ages(plan_.up_to) : in_order(plan_.ages);
  }

  // In the order of what they tell. A unix socket has no keepalives.
  [[nodiscard]] std::vector<IdleArm> arms() const {
    std::vector<IdleArm> arms{IdleArm::silent};
    if (!context_.target.is_unix_socket()) arms.push_back(IdleArm::keepalive);
    arms.push_back(IdleArm::ping);
    arms.push_back(IdleArm::subscribed);
    return arms;
  }

  asio::awaitable<void> try_all(std::vector<IdleSample> planned, unsigned round) {
    IdleTime longest{};
    for (const IdleSample& each : planned) longest = std::max(longest, each.planned);
    if (listener_.on_round) listener_.on_round(record_, planned.size(), longest);
    // A deque: connections refer to their samples.
    std::deque<IdleSample> samples(std::make_move_iterator(planned.begin()),
                                   std::make_move_iterator(planned.end()));
    progress_.round = round;
    progress_.in_all = longest;
    const IdleMoment begun;
    const auto on_tick = [this, begun] {
      progress_.so_far = IdleMoment{} - begun;
      listener_.on_tick(progress_);
      return true;
    };
    const Ticker ticker(loop_.context(), listener_.on_tick ? on_tick : std::function<bool()>());
    TaskGroup tasks(loop_.context().get_executor());
    progress_.held = samples.size();
    auto start = net::Clock::now();
    for (IdleSample& sample : samples) {
      tasks.start(hold_from(start, sample), [this, &sample] { count(sample); });
      start += between_connections;
    }
    co_await tasks.finished();
    for (IdleSample& sample : samples) record_.samples.push_back(std::move(sample));
  }

  asio::awaitable<void> hold_from(net::Clock::time_point start, IdleSample& sample) {
    co_await asio::this_coro::throw_if_cancelled(false);
    co_await net::sleep_until(start);
    if (loop_.interrupted()) co_return;
    co_await hold(sample, context_, control_);
  }

  void count(const IdleSample& sample) {
    --progress_.held;
    if (sample.outcome() == IdleOutcome::ok) ++progress_.ok;
    if (sample.outcome() == IdleOutcome::cut) ++progress_.cut;
  }

  const IdlePlan& plan_;
  const IdleListener& listener_;
  EventLoop& loop_;
  std::size_t descriptors_;
  IdleContext context_;
  IdleControl control_;
  IdleRecord record_;
  IdleProgress progress_;
};

IdleRecord without_loop(const Target& target, const std::system_error& error) {
  IdleRecord record;
  record.report = report_on(target);
  record.report.probed = true;
  record.report.stopped_at = Rung::connect;
  record.report.failure = Failure{Fault::local_limit, error.what()};
  record.end = RunEnd::hopeless;
  return record;
}

}  // namespace

IdleRecord probe_idle(const IdlePlan& plan, const IdleListener& listener) {
  const RaisedDescriptorLimit descriptors;
  std::optional<EventLoop> loop;
  try {
    loop.emplace();
  } catch (const std::system_error& error) {
    return without_loop(plan.target, error);
  }
  return IdleRun(plan, listener, *loop, descriptors.count()).run();
}

}  // namespace rconn
