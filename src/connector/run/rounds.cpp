#include <asio/post.hpp>
#include <asio/this_coro.hpp>
#include <asio/use_awaitable.hpp>

#include "connector/diagnosis/explain_failure.hpp"
#include "connector/net/sleep.hpp"
#include "connector/run/scheduling.hpp"

namespace rconn {
namespace {

// Returns whether the output had room for every report.
asio::awaitable<bool> run_round(const Rounds& rounds, unsigned round, const Scheduling& scheduling,
                                RunContext& context) {
  for (std::size_t i = 0; i < rounds.targets.size(); ++i) {
    // A target that fails at once never waits. Yield, so that the loop can handle signals.
    if (i > 0) co_await asio::post(asio::use_awaitable);
    if (!co_await wait_for_room(scheduling)) co_return false;
    const Target& target = rounds.targets[i];
    Report report = report_on(target);
    report.sequence = round;
    co_await perform(scheduling, target, context, report);
    explain_failure(target, report, context.machine);
    scheduling.listener.on_report(report, i);
  }
  co_return true;
}

asio::awaitable<void> run_rounds(const Rounds& rounds, const Scheduling& scheduling,
                                 RunContext& context, bool& had_room) {
  // Makes a cancelled wait return normally instead of throwing.
  co_await asio::this_coro::throw_if_cancelled(false);
  const EventLoop& loop = scheduling.loop;
  for (unsigned round = 1; had_room && !loop.interrupted(); ++round) {
    const auto next = net::Clock::now() + rounds.interval;
    had_room = co_await run_round(rounds, round, scheduling, context);
    if (rounds.count != 0 && round == rounds.count) break;
    if (!loop.interrupted()) co_await net::sleep_until(next);
  }
}

}  // namespace

RunEnd run_schedule(const Rounds& rounds, Scheduling& scheduling) {
  RunContext context;
  context.descriptor_limit = scheduling.descriptor_limit;
  context.check_echo = rounds.check_echo;
  bool had_room = true;
  scheduling.loop.run(run_rounds(rounds, scheduling, context, had_room),
                      on_idle_of(scheduling.operation, 1));
  return run_end(scheduling, had_room);
}

}  // namespace rconn
