#include "connector/climb.hpp"

#include <optional>
#include <utility>

#include "connector/dial.hpp"
#include "connector/login.hpp"
#include "connector/session.hpp"

namespace rconn {
namespace {

std::optional<net::Deadline> end_of(const Target& target, net::Clock::time_point start) {
  if (!target.total_budget) return std::nullopt;
  return net::Deadline{start + *target.total_budget, *target.total_budget, "--deadline"};
}

net::Deadline connect_deadline(const Target& target, net::Clock::time_point start) {
  const auto budget = target.connect_budget.value_or(built_in_budget);
  const net::Deadline connect{start + budget, budget, "--timeout"};
  const auto end = end_of(target, start);
  return end ? sooner(connect, *end) : connect;
}

}  // namespace

asio::awaitable<Report> climb_to_pong(const Target& target) {
  Report report = report_on(target);
  Ladder ladder(report);
  const net::Deadline connect = connect_deadline(target, ladder.start());
  auto stream = co_await dial(target, ladder, connect);
  if (!stream) co_return report;

  Session session(*std::move(stream));
  const ReplyBudget budget{target.read_budget.value_or(built_in_budget),
                           end_of(target, ladder.start())};
  const bool logged_in = co_await login(target, session, ladder, budget);
  if (logged_in) co_await ping(target, session, ladder, budget);
  co_return report;
}

asio::awaitable<Report> climb_to_addresses(const Target& target) {
  Report report = report_on(target);
  Ladder ladder(report);
  const net::Deadline connect = connect_deadline(target, ladder.start());
  co_await find_addresses(target, ladder, connect);
  co_return report;
}

}  // namespace rconn
