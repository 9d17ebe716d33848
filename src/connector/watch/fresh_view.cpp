#include "connector/watch/fresh_view.hpp"

#include <algorithm>
#include <asio/this_coro.hpp>
#include <optional>
#include <utility>

#include "connector/diagnosis/explain_failure.hpp"
#include "connector/ladder/budgets.hpp"
#include "connector/ladder/open_connection.hpp"
#include "connector/ladder/run_session.hpp"
#include "connector/ladder/rungs/find_addresses.hpp"
#include "connector/net/cancellation.hpp"
#include "connector/net/sleep.hpp"
#include "connector/watch/attempt.hpp"

namespace rconn {
namespace {

using net::Clock;

// The failure at one address, as a ping of this address alone would report it.
Report report_on_attempt(const Target& target, const Attempt& attempt) {
  Report report = report_on(target);
  report.probed = true;
  report.attempts = {attempt};
  report.stopped_at = Rung::connect;
  report.failure = attempt.failure;
  report.times.at(static_cast<std::size_t>(Rung::connect)) = attempt.took;
  report.total = attempt.took;
  return report;
}

const net::Address* find(const std::vector<net::Address>& addresses, const std::string& text) {
  const auto found = std::ranges::find(addresses, text, &net::Address::text);
  return found == addresses.end() ? nullptr : &*found;
}

// What is wrong with this machine, or the end of the watch, is no failure of an address.
bool concerns_address(Fault fault) {
  return fault != Fault::local_limit && fault != Fault::interrupted;
}

}  // namespace

FreshView::FreshView(TargetProbes& probes, Schedule schedule, const asio::any_io_executor& executor)
    : probes_(probes), schedule_(schedule), tasks_(executor) {}

asio::awaitable<void> FreshView::run() {
  co_await asio::this_coro::throw_if_cancelled(false);
  while (true) {
    const bool is_over = co_await net::is_cancelled();
    if (is_over) break;
    const auto now = probes_.observer().look();
    schedule_.skip_pauses(probes_.observer().pauses(), now);
    while (const auto due = schedule_.take(now)) {
      if (under_way_ == max_overlap) {
        probes_.not_started(View::fresh, *due);
        continue;
      }
      ++under_way_;
      tasks_.start(probe(*due), [this] { --under_way_; });
    }
    const auto next = schedule_.next();
    co_await net::sleep_until(next);
  }
  co_await tasks_.finished();
}

asio::awaitable<void> FreshView::probe(Clock::time_point due) {
  co_await asio::this_coro::throw_if_cancelled(false);
  const auto now = probes_.observer().look();
  const BegunProbe begun = probes_.begin(View::fresh, due, now);
  if (probes_.is_by_sentinel()) co_return co_await probe_master(begun);
  Report report = report_on(probes_.target());
  const auto ended = co_await climb(begun, report);
  probes_.finish(View::fresh, begun, ended, report);
}

asio::awaitable<void> FreshView::probe_master(const BegunProbe& probe) {
  const Place* const place = probes_.place();
  Report report = place != nullptr ? report_on(place->target) : probes_.unknown();
  std::optional<KeptConnection> kept;
  if (place != nullptr) {
    const Place own = *place;
    co_await connect_and_ping(own, probes_.context(), report, kept);
  }
  const auto now = probes_.observer().look();
  probes_.finish(View::fresh, probe, kept ? kept->session.seen_at() : now, report);
}

// Returns when its result was known.
asio::awaitable<Clock::time_point> FreshView::climb(const BegunProbe& probe, Report& report) {
  const Target& target = probes_.target();
  RungTimer timer(report, end_of_attempt(target));
  const net::Deadline deadline = connect_deadline(target, timer);
  auto addresses = co_await find_addresses(target, timer, probes_.context().resolver, deadline);
  if (addresses.empty()) co_return probes_.observer().look();
  forget(turns_.arrange(addresses));
  co_return co_await try_addresses(probe, std::move(addresses), timer, deadline);
}

// An address that connects but then fails is left out: a client that tries again gets another one.
asio::awaitable<Clock::time_point> FreshView::try_addresses(const BegunProbe& probe,
                                                            Addresses addresses, RungTimer& timer,
                                                            net::Deadline deadline) {
  const Target& target = probes_.target();
  RunContext& context = probes_.context();
  Report& report = timer.report();
  const Addresses all = addresses;
  while (true) {
    auto tls_context = co_await prepare_tls(target, context.contexts, timer);
    if (report.failure) co_return probes_.observer().look();
    auto opened = co_await open_connection(target, addresses, context, timer,
                                           std::move(tls_context), deadline);
    auto ended = probes_.observer().look();
    if (opened) {
      KeptConnection kept = make_kept_connection(*std::move(opened), target, report);
      const ReplyBudget budget = reply_budget(target, timer);
      co_await run_session(target, kept, timer, budget);
      const auto now = probes_.observer().look();
      ended = report.ok() ? kept.session.seen_at() : now;
    }
    note_attempts(probe, ended, report, all);
    const net::Address* const failed =
        report.ok() || !report.address ? nullptr : find(addresses, *report.address);
    const bool is_last = failed == nullptr || addresses.size() == 1 || ended >= deadline.at;
    if (is_last || !concerns_address(report.failure->fault)) co_return ended;
    addresses.erase(addresses.begin() + (failed - addresses.data()));
    std::vector<std::string> named = std::move(report.addresses);
    report = report_on(target);
    report.probed = true;
    report.addresses = std::move(named);
    timer.skip();
  }
}

void FreshView::note_attempts(const BegunProbe& probe, Clock::time_point ended,
                              const Report& report, const Addresses& addresses) {
  if (addresses.size() < 2) return;
  for (const Attempt& attempt : report.attempts) {
    const net::Address* const address = find(addresses, attempt.address);
    if (address == nullptr) continue;
    const bool is_result = report.address == attempt.address;
    if (is_result && report.ok()) turns_.worked(*address);
    if (!turns_.is_judged(*address)) continue;
    std::optional<Report> failed;
    if (is_result && !report.ok()) failed = report;
    if (!is_result && attempt.failure) failed = report_on_attempt(probes_.target(), attempt);
    if (!failed && !is_result) continue;
    if (failed && !concerns_address(failed->failure->fault)) continue;
    probes_.note_address(View::fresh, attempt.address, probe, ended, failed ? &*failed : nullptr);
  }
}

void FreshView::forget(const std::vector<std::string>& gone) {
  for (const std::string& address : gone) probes_.forget_address(address);
}

}  // namespace rconn
