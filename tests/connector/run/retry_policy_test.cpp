#include "connector/run/retry_policy.hpp"

#include "support/catch.hpp"

using namespace rconn;
using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

Report failed(Fault fault) {
  Report report;
  report.probed = true;
  report.stopped_at = Rung::connect;
  report.failure = Failure{fault, ""};
  return report;
}

}  // namespace

TEST_CASE("the interval between tries grows by the backoff up to its maximum") {
  const RetryPolicy policy{.deadline = seconds(30),
                           .interval = milliseconds(100),
                           .backoff = 2,
                           .max_interval = milliseconds(350)};
  CHECK(next_interval(policy, milliseconds(100)) == milliseconds(200));
  CHECK(next_interval(policy, milliseconds(200)) == milliseconds(350));
  CHECK(next_interval(policy, milliseconds(350)) == milliseconds(350));
}

TEST_CASE("without a maximum the interval grows as far as the deadline, without a backoff not") {
  RetryPolicy policy{.deadline = seconds(1), .interval = milliseconds(100), .backoff = 1e300};
  CHECK(next_interval(policy, milliseconds(100)) == seconds(1));
  policy.backoff = 1;
  CHECK(next_interval(policy, milliseconds(100)) == milliseconds(100));
  policy.backoff = 1.5;
  CHECK(next_interval(policy, microseconds(3)) == microseconds(4));  // whole microseconds
}

TEST_CASE("a success is awaited, or with invert that nothing of Redis answers") {
  Target target;
  const Report ready;
  CHECK(is_awaited(ready, target, false));
  CHECK_FALSE(is_awaited(ready, target, true));
  for (const Fault gone : {Fault::refused, Fault::connect_timeout, Fault::not_redis}) {
    CHECK_FALSE(is_awaited(failed(gone), target, false));
    CHECK(is_awaited(failed(gone), target, true));
  }
  CHECK_FALSE(is_awaited(failed(Fault::local_limit), target, true));
}

TEST_CASE("with invert and conditions, a server that does not meet them is awaited") {
  Target target;
  CHECK_FALSE(is_awaited(failed(Fault::condition_unmet), target, true));
  target.expectations.emplace_back();
  CHECK(is_awaited(failed(Fault::condition_unmet), target, true));
}

TEST_CASE("a fault is hopeless if it lasts, unless the policy keeps trying") {
  RetryPolicy policy;
  CHECK_FALSE(is_hopeless(Report{}, policy));
  CHECK_FALSE(is_hopeless(failed(Fault::refused), policy));
  for (const Fault lasting : {Fault::auth_rejected, Fault::auth_unsupported, Fault::denied,
                              Fault::db_rejected, Fault::reply_too_large}) {
    CHECK(is_hopeless(failed(lasting), policy));
  }
  for (const Fault passing : {Fault::loading, Fault::master_down, Fault::name_not_found,
                              Fault::max_clients, Fault::error_reply, Fault::condition_unmet}) {
    CHECK_FALSE(is_hopeless(failed(passing), policy));
  }
  policy.keep_trying = true;
  CHECK_FALSE(is_hopeless(failed(Fault::auth_rejected), policy));
}

TEST_CASE("with invert only a local failure is permanent") {
  const RetryPolicy policy{.invert = true};
  CHECK_FALSE(is_hopeless(failed(Fault::auth_rejected), policy));
  CHECK(is_hopeless(failed(Fault::tls_config), policy));
}
