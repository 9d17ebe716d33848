#include "connector/serve/probes.hpp"

#include <algorithm>
#include <asio/redirect_error.hpp>
#include <asio/steady_timer.hpp>
#include <asio/this_coro.hpp>
#include <asio/use_awaitable.hpp>
#include <exception>
#include <utility>
#include <vector>

#include "connector/diagnosis/explain_failure.hpp"
#include "connector/net/cancellation.hpp"
#include "connector/serve/scrape_budget.hpp"

namespace rconn {

struct Probes::Probe {
  std::shared_ptr<Generation> generation;
  Key key;
  ProbePlan plan;
  std::shared_ptr<Report> report = nullptr;
  bool is_done = false;
  std::exception_ptr bug = nullptr;
  std::vector<asio::steady_timer*> waiting = {};  // one of each request
  TaskGroup::Task task = 0;
};

// A request that waits for a probe.
class Probes::Waiter {
 public:
  Waiter(Probes& probes, std::shared_ptr<Probe> probe, asio::steady_timer& timer)
      : probes_(probes), probe_(std::move(probe)), timer_(timer) {
    probe_->waiting.push_back(&timer_);
  }
  ~Waiter() {
    std::erase(probe_->waiting, &timer_);
    probes_.leave(probe_);
  }
  Waiter(const Waiter&) = delete;
  Waiter& operator=(const Waiter&) = delete;

 private:
  Probes& probes_;
  std::shared_ptr<Probe> probe_;
  asio::steady_timer& timer_;
};

// Tells of the end of a probe.
class Probes::Ending {
 public:
  Ending(Probes& probes, std::shared_ptr<Probe> probe)
      : probes_(probes), probe_(std::move(probe)) {}
  ~Ending() { probes_.ended(probe_); }
  Ending(const Ending&) = delete;
  Ending& operator=(const Ending&) = delete;

 private:
  Probes& probes_;
  std::shared_ptr<Probe> probe_;
};

asio::awaitable<std::shared_ptr<const Report>> Probes::run(std::shared_ptr<Generation> generation,
                                                           ProbeRequest request, ProbePlan plan) {
  const Key key(generation.get(), std::move(request));
  const auto found = to_join_.find(key);
  const bool is_shared = found != to_join_.end();
  std::shared_ptr<Probe> probe;
  if (is_shared) {
    probe = found->second;
  } else if (counts_.under_way >= std::min(most_, generation->setup.max_probes)) {
    ++counts_.turned_away;
    co_return nullptr;
  } else {
    plan.target = limited(std::move(plan.target), key.second.budget);
    probe = std::make_shared<Probe>(Probe{std::move(generation), key, std::move(plan)});
    start(probe);
  }
  asio::steady_timer timer(co_await asio::this_coro::executor,
                           asio::steady_timer::time_point::max());
  const Waiter waiter(*this, probe, timer);
  while (!probe->is_done) {
    const bool is_over = co_await net::is_cancelled();
    if (is_over) {
      ++counts_.abandoned;
      co_return nullptr;
    }
    asio::error_code woken;
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, woken));
  }
  if (probe->bug) std::rethrow_exception(probe->bug);
  if (is_shared) ++counts_.shared;
  co_return probe->report;
}

void Probes::start(const std::shared_ptr<Probe>& probe) {
  ++counts_.under_way;
  to_join_.emplace(probe->key, probe);
  probe->report = std::make_shared<Report>(report_on(probe->plan.target));
  probe->task = tasks_.start(perform_one(probe), [this] { --counts_.under_way; });
}

asio::awaitable<void> Probes::perform_one(std::shared_ptr<Probe> probe) {
  co_await asio::this_coro::throw_if_cancelled(false);
  const Ending ending(*this, probe);
  const ProbePlan& plan = probe->plan;
  RunContext& context = probe->generation->context;
  try {
    co_await performing_(plan.operation, plan.target, context, *probe->report);
    explain_failure(plan.target, *probe->report, context.machine);
  } catch (...) {
    probe->bug = std::current_exception();
    throw;
  }
}

// Whatever it ended by: no request waits for it, and none joins it, from here on.
void Probes::ended(const std::shared_ptr<Probe>& probe) {
  probe->is_done = true;
  const auto entry = to_join_.find(probe->key);
  const bool was_wanted = entry != to_join_.end() && entry->second == probe;
  if (was_wanted) {
    to_join_.erase(entry);
    if (!probe->bug) ++(probe->report->ok() ? counts_.succeeded : counts_.failed);
  }
  for (asio::steady_timer* const timer : probe->waiting) timer->cancel();
}

void Probes::leave(const std::shared_ptr<Probe>& probe) {
  if (probe->is_done || !probe->waiting.empty()) return;
  const auto entry = to_join_.find(probe->key);
  if (entry != to_join_.end() && entry->second == probe) to_join_.erase(entry);
  tasks_.stop(probe->task);
}

}  // namespace rconn
