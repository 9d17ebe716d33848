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
  const auto end = operation_end(target, timer);
  return end ? sooner(connect, *end) : connect;
}

net::Deadline not_past_end(const Target& target, net::Clock::time_point start,
                           net::Deadline deadline) {
  const auto end = end_of(target, start);
  return end ? sooner(deadline, *end) : deadline;
}

std::optional<net::Deadline> operation_end(const Target& target, const RungTimer& timer) {
  const auto own = end_of(target, timer.start());
  const auto& latest = timer.latest();
  if (!own || !latest) return own ? own : latest;
  return sooner(*own, *latest);
}

ReplyBudget reply_budget(const Target& target, const RungTimer& timer) {
  return {target.read_budget.value_or(built_in_budget), operation_end(target, timer)};
}

}  // namespace rconn
