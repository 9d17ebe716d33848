#include "connector/ladder/budgets.hpp"

#include <optional>

namespace rconn {
namespace {

std::optional<net::Deadline> end_of(const Target& target, net::Clock::time_point start) {
  if (!target.total_budget) return std::nullopt;
  return net::Deadline{start + *target.total_budget, {LimitKind::total, *target.total_budget}};
}

}  // namespace

net::Deadline connect_deadline(const Target& target, const RungTimer& timer) {
  const auto budget = target.connect_budget.value_or(built_in_budget);
  const net::Deadline connect{timer.boundary() + budget, {LimitKind::connect, budget}};
  return not_past_end(target, timer.start(), connect);
}

net::Deadline not_past_end(const Target& target, net::Clock::time_point start,
                           net::Deadline deadline) {
  const auto end = end_of(target, start);
  return end ? sooner(deadline, *end) : deadline;
}

ReplyBudget reply_budget(const Target& target, net::Clock::time_point start) {
  return {target.read_budget.value_or(built_in_budget), end_of(target, start)};
}

}  // namespace rconn
