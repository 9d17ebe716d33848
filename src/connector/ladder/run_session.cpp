#include "connector/ladder/run_session.hpp"

#include <memory>

#include "connector/ladder/rungs/login.hpp"
#include "connector/values/evidence.hpp"

namespace rconn {

asio::awaitable<bool> run_session(const Target& target, KeptConnection& held, RungTimer& timer,
                                  ReplyBudget budget, LinkConditions links) {
  SessionFailure failed = co_await login(target, held, timer, budget);
  if (!failed) failed = co_await ping(target, held.session, timer, budget);
  if (!target.expectations.empty() && held.session.usable()) {
    co_await evaluate_expectations(target, held.session, timer, budget, failed.get(), links);
    Report& report = timer.report();
    if (failed && report.stopped_at != failed->rung) {
      report.excused = std::make_shared<const Excused>(Excused{failed->rung, failed->failure});
    }
  } else if (failed) {
    timer.stop(*failed);
  }
  if (timer.report().ok()) keep_only_name(timer.report());
  timer.report().late += held.session.take_lateness();
  co_return failed == nullptr;
}

}  // namespace rconn
