#include "connector/ladder/run_session.hpp"

#include "connector/ladder/expectation/judge.hpp"
#include "connector/ladder/rungs/login.hpp"

namespace rconn {

asio::awaitable<bool> run_session(const Target& target, Held& held, Ladder& ladder,
                                  ReplyBudget budget) {
  bool well = co_await login(target, held, ladder, budget);
  if (well) well = co_await ping(target, held.session, ladder, budget);
  if (!target.expectations.empty() && held.session.usable()) {
    co_await judge(target, held.session, ladder, budget);
  }
  co_return well;
}

}  // namespace rconn
