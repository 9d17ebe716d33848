#include "connector/run/waiting.hpp"

#include "connector/net/asio.hpp"

#include <algorithm>
#include <asio/co_spawn.hpp>
#include <asio/redirect_error.hpp>
#include <asio/steady_timer.hpp>
#include <asio/this_coro.hpp>
#include <asio/use_awaitable.hpp>
#include <exception>
#include <optional>
#include <system_error>
#include <utility>

#include "connector/ladder/climb.hpp"
#include "connector/net/task_group.hpp"
#include "connector/net/event_loop.hpp"
#include "connector/topology/survey.hpp"

namespace rconn {
namespace {

using std::chrono::microseconds;
using OnTry = std::function<void(const Waited&, std::size_t)>;

// One call of wait_for(): what all targets' coroutines share.
class Wait {
 public:
  Wait(std::span<const Target> targets, const Patience& patience, const OnTry& on_try)
      : targets_(targets),
        patience_(patience),
        on_try_(on_try),
        end_(start_ + patience.deadline),
        waited_(targets.size()) {}

  WaitOutcome run() {
    loop_.listen([this] { stop(WaitEnd::interrupted); });
    asio::co_spawn(loop_.context(), wait_for_all(), [this](std::exception_ptr bug) {
      bug_ = std::move(bug);
      loop_.stop_listening();
    });
    loop_.context().run();
    if (bug_) std::rethrow_exception(bug_);
    return {outcome_.value_or(all_met() ? WaitEnd::met : WaitEnd::deadline), std::move(waited_)};
  }

 private:
  [[nodiscard]] bool all_met() const {
    return std::ranges::all_of(waited_, [](const Waited& one) { return one.met; });
  }

  void stop(WaitEnd outcome) {
    if (outcome_) return;
    outcome_ = outcome;
    tasks_.stop_all();
  }

  // The target with no more time than is left of all.
  [[nodiscard]] Target attempt_at(std::size_t index) const {
    Target target = targets_[index];
    const auto left = std::chrono::duration_cast<microseconds>(end_ - net::Clock::now());
    const auto budget = std::max(left, microseconds{1});
    target.total_budget = std::min(target.total_budget.value_or(budget), budget);
    return target;
  }

  asio::awaitable<void> wait_for_all() {
    for (std::size_t i = 0; i < targets_.size(); ++i) tasks_.start(wait_for_one(i));
    co_await tasks_.finished();
  }

  asio::awaitable<void> wait_for_one(std::size_t index) {
    // A cancelled wait is an outcome like any other here, not an exception.
    co_await asio::this_coro::throw_if_cancelled(false);
    microseconds interval = patience_.interval;
    unsigned in_a_row = 0;
    while (!outcome_) {
      const auto started = net::Clock::now();
      const Target target = attempt_at(index);
      Report report = report_on(target);
      if (target.topology) {
        co_await climb_to_topology(target, shared_, report);
      } else {
        co_await climb_to_pong(target, shared_, report);
      }
      const bool awaited = is_awaited(report, target, patience_.invert);
      in_a_row = awaited ? in_a_row + 1 : 0;
      note(index, std::move(report), in_a_row >= patience_.stable);
      if (waited_[index].met || net::Clock::now() >= end_) co_return;
      if (!awaited) interval = next_interval(interval);
      const auto next = std::min<net::Clock::time_point>(started + interval, end_);
      co_await sleep_until(next);
      if (net::Clock::now() >= end_) co_return;
    }
  }

  void note(std::size_t index, Report report, bool met) {
    Waited& waited = waited_[index];
    const bool interrupted = report.failure && report.failure->fault == Fault::interrupted;
    if (outcome_ && interrupted && *outcome_ != WaitEnd::interrupted)
      return;                                                 // by this wait itself
    if (outcome_ && interrupted && waited.tries > 0) return;  // the last true word stands
    waited.last = std::move(report);
    ++waited.tries;
    waited.met = met;
    waited.took = net::Clock::now() - start_;
    on_try_(waited, index);
    if (met && (patience_.any || all_met())) {
      stop(WaitEnd::met);
    } else if (is_hopeless(waited.last)) {
      stop(WaitEnd::hopeless);
    }
  }

  [[nodiscard]] bool is_hopeless(const Report& report) const {
    if (patience_.keep_trying || !report.failure) return false;
    const FaultInfo& fault = info(report.failure->fault);
    return fault.lasting && (!patience_.invert || fault.verdict == Verdict::not_attempted);
  }

  [[nodiscard]] microseconds next_interval(microseconds interval) const {
    const double longer = static_cast<double>(interval.count()) * patience_.backoff;
    const auto most =
        patience_.most_interval.count() > 0 ? patience_.most_interval : patience_.deadline;
    return longer >= static_cast<double>(most.count())
               ? most
               : microseconds(static_cast<microseconds::rep>(longer));
  }

  static asio::awaitable<void> sleep_until(net::Clock::time_point moment) {
    asio::steady_timer timer(co_await asio::this_coro::executor, moment);
    asio::error_code interrupted;
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, interrupted));
  }

  std::span<const Target> targets_;
  const Patience& patience_;
  const OnTry& on_try_;
  net::Clock::time_point start_ = net::Clock::now();
  net::Clock::time_point end_;
  std::vector<Waited> waited_;
  std::optional<WaitEnd> outcome_;
  std::exception_ptr bug_;
  EventLoop loop_;
  Shared shared_;
  TaskGroup tasks_{loop_.context().get_executor()};
};

WaitOutcome wait_without_loop(std::span<const Target> targets, const std::system_error& error) {
  WaitOutcome outcome{WaitEnd::hopeless, {}};
  for (const Target& target : targets) {
    outcome.targets.push_back(Waited{.last = without_loop(target, error), .tries = 1});
  }
  return outcome;
}

}  // namespace

bool is_awaited(const Report& report, const Target& target, bool invert) {
  if (!invert) return report.ok();
  const Verdict verdict = report.verdict();
  const bool gone = verdict == Verdict::no_answer || verdict == Verdict::not_redis;
  return gone || (verdict == Verdict::not_ready && !target.expectations.empty());
}

WaitOutcome wait_for(std::span<const Target> targets, const Patience& patience,
                     const OnTry& on_try) {
  std::optional<Wait> wait;
  try {
    wait.emplace(targets, patience, on_try);
  } catch (const std::system_error& error) {
    return wait_without_loop(targets, error);
  }
  return wait->run();
}

}  // namespace rconn
