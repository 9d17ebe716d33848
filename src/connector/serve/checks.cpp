#include "connector/serve/checks.hpp"

#include <algorithm>
#include <asio/redirect_error.hpp>
#include <asio/steady_timer.hpp>
#include <asio/this_coro.hpp>
#include <asio/use_awaitable.hpp>
#include <utility>

#include "connector/diagnosis/explain_failure.hpp"
#include "connector/net/cancellation.hpp"
#include "connector/run/perform.hpp"
#include "connector/serve/health.hpp"
#include "connector/serve/same_plan.hpp"
#include "connector/serve/scrape_budget.hpp"

namespace rconn {
namespace {

using net::Clock;

// From one first check to the next: what was not checked yet is to be known soon.
constexpr std::chrono::milliseconds between_first{1};

// Checks that are started before the event loop turns: requests come in between, too, when many are
// overdue.
constexpr std::size_t started_together = 16;

// What a record says of the target itself.
void describe(const ListedTarget& target, ListedRecord& record) {
  record.name = target.name;
  record.target = target.plan.target.named;
  record.endpoint = endpoint(target.plan.target);
  record.module = target.plan.module;
  record.labels = target.plan.target.labels;
  record.watched = target.watched;
}

}  // namespace

struct Checks::Alarm {
  asio::steady_timer timer;
};

struct Checks::Listed {
  ListedTarget target;
  std::shared_ptr<Generation> generation;
  Clock::duration turn{};  // its share of the interval
  bool is_listed = true;   // not removed by a reload
  bool is_under_way = false;
  ListedRecord record = {};  // but for what depends on the moment
  Time ended = {};           // the check whose result it has

  // The first turn that is at least half an interval after `moment`.
  [[nodiscard]] Time turn_after(Time moment, Time start) const {
    const Clock::duration interval = generation->setup.interval;
    const Time earliest = moment + interval / 2;
    const Time first = start + turn;
    if (first >= earliest) return first;
    return first + interval * ((earliest - first + interval - Clock::duration(1)) / interval);
  }
};

Checks::Checks(const asio::any_io_executor& executor, std::size_t most,
               std::function<void()> on_bug)
    : most_(most),
      alarm_(std::make_unique<Alarm>(Alarm{asio::steady_timer(executor)})),
      tasks_(executor, std::move(on_bug)) {}

Checks::~Checks() = default;

// What a target becomes by a reload. `before`: what had its name; null: nothing had.
std::shared_ptr<Checks::Listed> Checks::next_of(const std::shared_ptr<Listed>& before,
                                                const ListedTarget& target) {
  if (before && same_plan(before->target.plan, target.plan)) return before;
  auto next = std::make_shared<Listed>();
  if (before && endpoint(before->target.plan.target) == endpoint(target.plan.target)) {
    next->record.last = before->record.last;
    next->record.checked = before->record.checked;
    next->ended = before->ended;
  }
  return next;
}

void Checks::list(std::shared_ptr<Generation> generation) {
  generation_ = std::move(generation);
  start_ = Clock::now();
  due_.clear();
  std::map<std::string, std::shared_ptr<Listed>> before;
  for (const auto& each : all_) {
    each->is_listed = false;
    before.emplace(each->target.name, each);
  }
  const auto targets = generation_->setup.catalogue->listed();
  const auto share = static_cast<std::int64_t>(std::max<std::size_t>(targets.size(), 1));
  std::vector<std::shared_ptr<Listed>> all;
  Time first = start_;
  for (const ListedTarget& target : targets) {
    const auto nth = static_cast<std::int64_t>(all.size());
    const auto known = before.find(target.name);
    const auto former = known == before.end() ? nullptr : known->second;
    const auto listed = next_of(former, target);
    listed->target = target;
    describe(target, listed->record);
    listed->generation = generation_;
    listed->turn = Clock::duration(generation_->setup.interval) * nth / share;
    listed->is_listed = true;
    all.push_back(listed);
    if (listed->is_under_way) continue;
    const bool can_wait = listed == former && listed->record.last;
    due_.emplace(can_wait ? listed->turn_after(listed->ended, start_) : first, listed);
    if (!can_wait) first += between_first;
  }
  all_ = std::move(all);
  alarm_->timer.cancel();
}

asio::awaitable<void> Checks::run() {
  co_await asio::this_coro::throw_if_cancelled(false);
  while (true) {
    const bool is_over = co_await net::is_cancelled();
    if (is_over) break;
    start_due(Clock::now());
    const bool is_full = under_way_ >= most_;
    alarm_->timer.expires_at(due_.empty() || is_full ? Time::max() : due_.begin()->first);
    asio::error_code woken;
    co_await alarm_->timer.async_wait(asio::redirect_error(asio::use_awaitable, woken));
  }
  is_over_ = true;
  tasks_.stop_all();
  co_await tasks_.finished();
}

void Checks::start_due(Time now) {
  const std::size_t most = std::min(most_, under_way_ + started_together);
  while (!due_.empty() && due_.begin()->first <= now && under_way_ < most) {
    const auto listed = std::move(due_.begin()->second);
    due_.erase(due_.begin());
    listed->is_under_way = true;
    ++under_way_;
    tasks_.start(check(listed), [this, listed] { ended(listed); });
  }
}

asio::awaitable<void> Checks::check(std::shared_ptr<Listed> listed) {
  co_await asio::this_coro::throw_if_cancelled(false);
  const std::shared_ptr<Generation> generation = listed->generation;
  const Target target = limited(listed->target.plan.target, generation->setup.longest);
  const auto report = std::make_shared<Report>(report_on(target));
  co_await perform(listed->target.plan.operation, target, generation->context, *report);
  const bool is_over = co_await net::is_cancelled();
  const bool is_ours = report->failure && report->failure->fault == Fault::local_limit;
  if (is_over || (is_ours && listed->record.last)) co_return;
  explain_failure(target, *report, generation->context.machine);
  listed->record.last = report;
  listed->record.checked = std::chrono::system_clock::now();
  listed->ended = Clock::now();
}

void Checks::ended(const std::shared_ptr<Listed>& listed) {
  --under_way_;
  listed->is_under_way = false;
  if (listed->is_listed && !is_over_) {
    due_.emplace(listed->turn_after(Clock::now(), start_), listed);
  }
  alarm_->timer.cancel();
}

std::vector<const ListedRecord*> Checks::records() {
  std::vector<const ListedRecord*> records;
  records.reserve(all_.size());
  const auto now = Clock::now();
  for (const auto& each : all_) {
    const ServeSetup& setup = each->generation->setup;
    if (each->record.last) {
      each->record.age = now - each->ended;
      each->record.is_stale = is_stale(each->record.age, setup.interval, setup.longest);
    }
    records.push_back(&each->record);
  }
  return records;
}

}  // namespace rconn
