#include "connector/ladder/ping_target.hpp"

#include <optional>
#include <utility>

#include "connector/ladder/budgets.hpp"
#include "connector/ladder/open_connection.hpp"
#include "connector/ladder/pool/reuse.hpp"
#include "connector/ladder/run_session.hpp"
#include "connector/ladder/rungs/find_addresses.hpp"
#include "connector/values/evidence.hpp"

namespace rconn {
namespace {

// The first command on a kept connection is the one that finds out what happened meanwhile.
void note_idle(const KeptConnection& held, unsigned answers, Report& report) {
  if (!report.failure || !report.evidence || !report.evidence->command) return;
  CommandFacts& command = *report.evidence->command;
  if (command.answers_before == answers) command.idle = held.idle;
}

}  // namespace

asio::awaitable<void> ping_target(const Target& target, RunContext& context, Report& report) {
  RungTimer timer(report, context.end, context.under_way);
  auto tls_context = co_await prepare_tls(target, context.contexts, timer);
  if (report.failure) co_return;
  const ReplyBudget budget = reply_budget(target, timer);
  std::optional<KeptConnection> held =
      target.persistence ? context.kept.take(persistent_key(target)) : std::nullopt;
  const unsigned answers = held ? held->session.answers() : 0;
  if (held) {
    const bool fit = co_await reuse(target, *held, timer, budget, context.check_echo);
    if (!fit) held.reset();
  }
  if (!held) co_await connect_to(target, context, timer, std::move(tls_context), held);
  if (!held) co_return;
  const bool succeeded = co_await run_session(target, *held, timer, budget);
  note_idle(*held, answers, report);
  if (target.persistence && succeeded && held->session.usable()) {
    held->used = net::Clock::now();
    context.kept.give_back(persistent_key(target), *std::move(held));
  } else if (context.hold && held->session.usable()) {
    context.held.insert_or_assign(&target, *std::move(held));
  }
}

asio::awaitable<void> resolve_target(const Target& target, RunContext& context, Report& report) {
  RungTimer timer(report, context.end, context.under_way);
  const net::Deadline deadline = connect_deadline(target, timer);
  co_await find_addresses(target, timer, context.resolver, deadline);
}

}  // namespace rconn
