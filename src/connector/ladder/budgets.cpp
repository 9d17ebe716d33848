#include "connector/ladder/budgets.hpp"

#include <optional>

namespace rconn {

net::Deadline connect_deadline(const Target& target, const RungTimer& timer) {
  const auto budget = target.connect_budget.value_or(built_in_budget);
  const net::Deadline connect{timer.boundary() + budget, {LimitKind::connect, budget}};
  return sooner(connect, operation_end(target, timer));
}

std::optional<net::Deadline> operation_end(const Target& target, const RungTimer& timer) {
  if (!target.total_budget) return timer.latest();
  const auto budget = *target.total_budget;
  return sooner({timer.start() + budget, {LimitKind::total, budget}}, timer.latest());
}

ReplyBudget reply_budget(const Target& target, const RungTimer& timer) {
  return {target.read_budget.value_or(built_in_budget), operation_end(target, timer)};
}

}  // namespace rconn
