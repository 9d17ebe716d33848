#include "connector/redis/reply_budget.hpp"

namespace rconn {

net::Deadline ReplyBudget::from(net::Clock::time_point start) const {
  const net::Deadline reply{start + each, {LimitKind::reply, each}};
  return sooner(reply, end);
}

}  // namespace rconn
