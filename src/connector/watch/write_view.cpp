#include "connector/watch/write_view.hpp"

#include <algorithm>
#include <asio/redirect_error.hpp>
#include <asio/this_coro.hpp>
#include <asio/use_awaitable.hpp>
#include <utility>

#include "connector/net/cancellation.hpp"
#include "connector/watch/writes/written_value.hpp"

namespace rconn {
namespace {

using net::Clock;
using Held = KeyRead::Held;

// A master that is none any more has so long to answer what it was sent.
constexpr std::chrono::milliseconds to_answer{100};
// From the start of one attempt to connect to the next one.
constexpr std::chrono::milliseconds between_attempts{20};
// The same while the key holds what no watch wrote.
constexpr std::chrono::seconds between_looks{1};

std::string milliseconds_of(Duration time) {
  return std::to_string(std::chrono::ceil<std::chrono::milliseconds>(time).count());
}

// For a write that fails by the attempt to connect for another one: it made none.
Report shared(const Report& failure) {
  Report own = failure;
  own.times = {};
  return own;
}

}  // namespace

WriteView::WriteView(TargetProbes& probes, MasterWatch& masters, FailoverMeter& failovers,
                     Writes& writes, Schedule schedule, const asio::any_io_executor& executor)
    : probes_(probes),
      masters_(masters),
      ledger_(writes),
      writing_{
          .probes = probes,
          .ledger = ledger_,
          .key = writes.key,
          .run = new_run(),
          .time_to_live = milliseconds_of(writes.time_to_live),
          .on_first = [this](const KeyRead& read) { judge(read); },
          .on_acknowledged = [&failovers](const std::string& address,
                                          Duration at) { failovers.acknowledged(address, at); }},
      schedule_(schedule),
      wake_(executor),
      tasks_(executor) {}

// Of a write that had to wait for a connection.
Clock::duration WriteView::budget() const {
  const Target& target = probes_.target();
  return target.connect_budget.value_or(built_in_budget) +
         target.read_budget.value_or(built_in_budget);
}

asio::awaitable<void> WriteView::run() {
  co_await asio::this_coro::throw_if_cancelled(false);
  while (true) {
    const bool is_over = co_await net::is_cancelled();
    if (is_over) break;
    const auto now = probes_.observer().look();
    take_due(now);
    follow_master(now);
    if (link_) {
      co_await use_link();
    } else {
      co_await wait_for_link(now);
    }
  }
  co_await tasks_.finished();
  if (link_) link_->withdraw();
  for (const BegunProbe& probe : waiting_) probes_.withdraw(View::write, probe);
}

void WriteView::take_due(Clock::time_point now) {
  schedule_.skip_pauses(probes_.observer().pauses(), now);
  while (const auto due = schedule_.take(now)) {
    if (waiting_.size() == WriteLink::max_unanswered) {
      probes_.not_started(View::write, *due);
    } else {
      waiting_.push_back(probes_.begin(View::write, *due, now));
    }
  }
}

// A client that learns of a new master leaves the old one. What that one has not answered by then
// is no fault of it: rconn gave it up.
void WriteView::follow_master(Clock::time_point now) {
  const Place* const place = masters_.place();
  if (place == nullptr) return;
  if (is_opening_ && place->address != attempted_) tasks_.stop_all();
  if (!link_ || place->address == link_->place().address) {
    leave_at_.reset();
    return;
  }
  if (!leave_at_) leave_at_ = now + to_answer;
  if (!link_->has_pending() || now >= *leave_at_) {
    link_->withdraw();
    link_.reset();
    leave_at_.reset();
  }
}

asio::awaitable<void> WriteView::use_link() {
  const auto read_budget = probes_.target().read_budget.value_or(built_in_budget);
  const auto now = Clock::now();
  while (!leave_at_ && !waiting_.empty() && link_->has_room()) {
    const BegunProbe& probe = waiting_.front();
    const bool has_waited = now > probe.started + read_budget / 2;
    link_->add(probe, has_waited ? budget() + read_budget : Clock::duration(read_budget));
    waiting_.pop_front();
  }
  const auto next = schedule_.next();
  co_await link_->flush(next);
  auto until = std::min(next, link_->next_deadline());
  if (leave_at_) until = std::min(until, *leave_at_);
  co_await link_->receive(until);
  if (!link_->is_over()) co_return;
  if (link_->moved()) masters_.moved(link_->moved()->first, link_->moved()->second);
  link_.reset();
}

asio::awaitable<void> WriteView::wait_for_link(Clock::time_point now) {
  fail_overdue(now);
  auto until = schedule_.next();
  if (!is_opening_ && !waiting_.empty()) {
    if (now >= next_attempt_) {
      is_opening_ = true;
      next_attempt_ = now + between_attempts;
      tasks_.start(open(), [this] {
        is_opening_ = false;
        wake_.cancel();
      });
    } else {
      until = std::min(until, next_attempt_);
    }
  }
  wake_.expires_at(until);
  asio::error_code woken;
  co_await wake_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
}

// Connects, and reads the key.
asio::awaitable<void> WriteView::open() {
  co_await asio::this_coro::throw_if_cancelled(false);
  const auto begun = probes_.observer().look();
  const Place* const place = masters_.place();
  if (place == nullptr) {
    if (masters_.has_asked()) fail_waiting(begun, masters_.unknown());
    co_return;
  }
  const Place own = *place;
  attempted_ = own.address;
  Report report = report_on(own.target);
  OpenForWrites opened;
  co_await open_for_writes(own, probes_.target(), probes_.context(), writing_.key, writing_.run,
                           report, opened);
  if (co_await net::is_cancelled()) co_return;
  is_left_alone_ = false;
  if (opened.read.moved) {
    masters_.moved(opened.read.moved->first, opened.read.moved->second);
  } else if (opened.connection && accept(opened.read, report)) {
    last_failure_.reset();
    probes_.meter().connected(View::write);
    link_ = std::make_unique<WriteLink>(*std::move(opened.connection), own, std::move(opened.read),
                                        writing_);
  } else if (report.failure) {
    fail_waiting(begun, report);
    last_failure_ = std::move(report);
  }
}

// Whether the key may be written. What a user put there is left alone.
bool WriteView::accept(const KeyRead& read, Report& report) {
  const bool is_unread = read.held == Held::hidden && !was_written_;
  if (read.held != Held::foreign && !is_unread) return true;
  if (read.held == Held::foreign && was_written_) {
    ledger_.unreadable("the key holds what no watch wrote");
  }
  report.failure =
      is_unread
          ? Failure{Fault::error_reply, read.why + "; nothing is written"}
          : Failure{Fault::unexpected_reply,
                    "the key holds what no watch wrote: it is left alone, nothing is written"};
  report.stopped_at = Rung::write;
  next_attempt_ = Clock::now() + between_looks;
  is_left_alone_ = true;
  return false;
}

// The server has acknowledged a write: it is a master, and what the key held before is its history.
void WriteView::judge(const KeyRead& read) {
  std::uint64_t lost = 0;
  const auto now = probes_.observer().look();
  const bool is_other = !read.run_id.empty() && !run_id_.empty() && read.run_id != run_id_;
  switch (read.held) {
    case Held::nothing:
      lost = ledger_.missing(probes_.observer().since_start(now), is_other);
      break;
    case Held::own:
      lost = ledger_.found(read.number);
      break;
    case Held::another:
      ledger_.unreadable("another watch writes the same key");
      break;
    case Held::foreign:
      break;
    case Held::hidden:
      ledger_.unreadable(read.why);
      break;
  }
  run_id_ = read.run_id;
  was_written_ = true;
  if (lost == 0) return;
  probes_.meter().tell({.kind = WatchEventKind::writes_lost,
                        .when = probes_.observer().instant(now),
                        .view = View::write,
                        .text = std::to_string(lost)});
}

// Those that were waiting when the attempt began.
void WriteView::fail_waiting(Clock::time_point begun, const Report& report) {
  const auto now = probes_.observer().look();
  bool is_first = true;
  while (!waiting_.empty() && waiting_.front().started <= begun) {
    Report own = is_first ? report : shared(report);
    is_first = false;
    probes_.finish(View::write, waiting_.front(), now, own);
    waiting_.pop_front();
  }
}

// While a key is left alone, each write fails at once, but for the one that looks at the key again.
void WriteView::fail_overdue(Clock::time_point now) {
  if (!last_failure_) return;
  const bool at_once = is_left_alone_ && !is_opening_ && now < next_attempt_;
  while (!waiting_.empty() && (at_once || probes_.deadline(waiting_.front(), budget()) <= now)) {
    Report own = shared(*last_failure_);
    probes_.finish(View::write, waiting_.front(), now, own);
    waiting_.pop_front();
  }
}

}  // namespace rconn
