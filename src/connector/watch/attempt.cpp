#include "connector/watch/attempt.hpp"

#include <utility>

#include "connector/ladder/budgets.hpp"
#include "connector/ladder/open_connection.hpp"
#include "connector/ladder/run_session.hpp"
#include "connector/topology/connect_within.hpp"

namespace rconn {

net::Deadline end_of_attempt(const Target& target) {
  const auto budget = target.connect_budget.value_or(built_in_budget) +
                      target.read_budget.value_or(built_in_budget);
  return {net::Clock::now() + budget, {LimitKind::none, budget}};
}

asio::awaitable<void> connect_and_ping(const Place& place, RunContext& context, Report& report,
                                       std::optional<KeptConnection>& kept) {
  const Target& target = place.target;
  RungTimer timer(report, end_of_attempt(target));
  auto tls_context = co_await prepare_tls(target, context.contexts, timer);
  if (report.failure) co_return;
  const ReplyBudget budget = reply_budget(target, timer);
  co_await connect_within(target, place.networks, context, timer, std::move(tls_context), kept);
  if (!kept) co_return;
  co_await run_session(target, *kept, timer, budget);
  if (!report.ok() || !kept->session.usable()) kept.reset();
}

}  // namespace rconn
