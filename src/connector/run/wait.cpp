#include <algorithm>
#include <asio/this_coro.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "connector/diagnosis/explain_failure.hpp"
#include "connector/net/sleep.hpp"
#include "connector/net/task_group.hpp"
#include "connector/run/perform.hpp"
#include "connector/run/same_server.hpp"
#include "connector/run/scheduling.hpp"
#include "connector/run/wait_progress.hpp"

namespace rconn {
namespace {

// One run of a wait: the state that the coroutines of all targets share.
class WaitRun {
 public:
  WaitRun(const Wait& wait, const Scheduling& scheduling)
      : wait_(wait),
        scheduling_(scheduling),
        deadline_(start_ + wait.policy.deadline),
        progress_(wait.policy, wait.targets.size()),
        last_(wait.targets.size()),
        servers_(wait.targets.size()) {
    context_.hold = wait.policy.stable > 1 && !wait.policy.invert;
    context_.descriptor_limit = scheduling.descriptor_limit;
    // Every attempt ends with the wait.
    context_.end = net::Deadline{deadline_, {LimitKind::total, wait.policy.deadline}};
  }

  RunEnd run() {
    scheduling_.loop.run(wait_for_all(), on_idle_of(scheduling_.operation, wait_.targets.size()));
    const RunEnd how = end().value_or(RunEnd::deadline);
    for (std::size_t i = 0; i < last_.size(); ++i) {
      if (!last_[i]) continue;
      last_[i]->wait->end = how;
      scheduling_.listener.on_report(*last_[i], i);
    }
    return how;
  }

 private:
  // None: the wait continues.
  [[nodiscard]] std::optional<RunEnd> end() const {
    if (end_ || !scheduling_.loop.interrupted()) return end_;
    return RunEnd::interrupted;
  }

  asio::awaitable<void> wait_for_all() {
    // Makes a cancelled wait return normally instead of throwing.
    co_await asio::this_coro::throw_if_cancelled(false);
    for (std::size_t i = 0; i < wait_.targets.size(); ++i) tasks_.start(wait_for_one(i));
    co_await tasks_.finished();
  }

  asio::awaitable<void> wait_for_one(std::size_t place) {
    co_await asio::this_coro::throw_if_cancelled(false);
    while (!end()) {
      const auto started = net::Clock::now();
      const Target& target = wait_.targets[place];
      Report report = report_on(target);
      co_await perform(scheduling_.operation, target, context_, report);
      explain_failure(target, report, context_.machine);
      const bool changed = co_await has_changed(place, target, report);
      // A question that the end of the wait cut off says nothing.
      const bool known = !end() && net::Clock::now() < deadline_;
      note(place, std::move(report), changed && known);
      if (end() || progress_.met(place)) co_return;
      const auto next = started + progress_.interval(place);
      const auto moment = std::min<net::Clock::time_point>(next, deadline_);
      co_await net::sleep_until(moment);
      if (net::Clock::now() >= deadline_) co_return;
    }
  }

  // Whether another server process succeeded than at the attempt before. Asked only if the wait
  // requires several successes.
  asio::awaitable<bool> has_changed(std::size_t place, const Target& target, const Report& report) {
    if (!context_.hold) co_return false;
    auto left = context_.held.extract(&target);
    SameServer& server = servers_[place];
    if (!report.ok()) {
      server.forget();
      co_return false;
    }
    std::optional<KeptConnection> connection;
    if (left) connection.emplace(std::move(left.mapped()));
    const ReplyBudget budget{target.read_budget.value_or(built_in_budget), context_.end};
    co_return co_await server.has_changed(report, std::move(connection), budget);
  }

  void note(std::size_t place, Report report, bool changed) {
    std::optional<Report>& last = last_[place];
    const bool interrupted = report.failure && report.failure->fault == Fault::interrupted;
    // The wait itself or a signal interrupted the attempt: keep the report on the previous one.
    if (interrupted && (end_ || (end() && last))) return;
    const auto end_by_this = progress_.note(place, wait_.targets[place], report, changed);
    report.wait = WaitResult{.tries = last ? last->wait->tries + 1 : 1,
                             .took = net::Clock::now() - start_,
                             .met = progress_.met(place),
                             .in_a_row = progress_.in_a_row(place),
                             .restarted = changed};
    last = std::move(report);
    if (scheduling_.listener.on_try) scheduling_.listener.on_try(*last, place);
    if (!end_by_this || end()) return;
    end_ = end_by_this;
    tasks_.stop_all();
  }

  const Wait& wait_;
  const Scheduling& scheduling_;
  net::Clock::time_point start_ = net::Clock::now();
  net::Clock::time_point deadline_;
  WaitProgress progress_;
  std::vector<std::optional<Report>> last_;  // of each target, by place
  std::vector<SameServer> servers_;
  std::optional<RunEnd> end_;  // set by an attempt; the first one counts
  RunContext context_;
  TaskGroup tasks_{scheduling_.loop.context().get_executor()};
};

}  // namespace

RunEnd run_schedule(const Wait& wait, Scheduling& scheduling) {
  return WaitRun(wait, scheduling).run();
}

}  // namespace rconn
