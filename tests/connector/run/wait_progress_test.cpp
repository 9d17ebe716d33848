#include "connector/run/wait_progress.hpp"

#include "support/catch.hpp"

using namespace rconn;
using std::chrono::milliseconds;

namespace {

const Target target;
const Report ready;

Report failed(Fault fault) {
  Report report;
  report.stopped_at = Rung::connect;
  report.failure = Failure{fault, ""};
  return report;
}

const Report refused = failed(Fault::refused);

constexpr std::chrono::seconds minute{60};

}  // namespace

TEST_CASE("a wait is complete when all targets are as expected") {
  const RetryPolicy policy{.deadline = minute};
  WaitProgress progress(policy, 2);
  CHECK_FALSE(progress.note(0, target, ready));
  CHECK(progress.met(0));
  CHECK_FALSE(progress.note(1, target, refused));
  CHECK_FALSE(progress.met(1));
  CHECK(progress.note(1, target, ready) == RunEnd::complete);
}

TEST_CASE("where any target will do, the first one ends the wait") {
  const RetryPolicy policy{.deadline = minute, .any = true};
  WaitProgress progress(policy, 3);
  CHECK_FALSE(progress.note(2, target, refused));
  CHECK(progress.note(1, target, ready) == RunEnd::complete);
}

TEST_CASE("a target is stable only after so many successes in a row") {
  const RetryPolicy policy{.deadline = minute, .stable = 2};
  WaitProgress progress(policy, 1);
  CHECK_FALSE(progress.note(0, target, ready));
  CHECK_FALSE(progress.note(0, target, refused));
  CHECK_FALSE(progress.note(0, target, ready));
  CHECK_FALSE(progress.met(0));
  CHECK(progress.note(0, target, ready) == RunEnd::complete);
  CHECK(progress.met(0));
}

TEST_CASE("a target is stable only after so many successes of one server process") {
  const RetryPolicy policy{.deadline = minute, .stable = 2};
  WaitProgress progress(policy, 1);
  CHECK_FALSE(progress.note(0, target, ready));
  CHECK_FALSE(progress.note(0, target, ready, true));
  CHECK(progress.in_a_row(0) == 1);
  CHECK(progress.note(0, target, ready, false) == RunEnd::complete);
}

TEST_CASE("with invert a failure to connect is the success, and a PONG is not") {
  const RetryPolicy policy{.deadline = minute, .invert = true};
  WaitProgress progress(policy, 1);
  CHECK_FALSE(progress.note(0, target, ready));
  CHECK(progress.note(0, target, refused) == RunEnd::complete);
}

TEST_CASE("a fault that waiting does not cure ends the wait, also where others are ready") {
  const RetryPolicy policy{.deadline = minute};
  WaitProgress progress(policy, 2);
  CHECK_FALSE(progress.note(0, target, ready));
  CHECK(progress.note(1, target, failed(Fault::auth_rejected)) == RunEnd::hopeless);
}

TEST_CASE("each target has its own interval, which only its failed tries make longer") {
  const RetryPolicy policy{.deadline = minute,
                           .interval = milliseconds(100),
                           .backoff = 3,
                           .max_interval = milliseconds(500),
                           .stable = 2};
  WaitProgress progress(policy, 2);
  progress.note(0, target, refused);
  CHECK(progress.interval(0) == milliseconds(300));
  CHECK(progress.interval(1) == milliseconds(100));
  progress.note(0, target, ready);
  CHECK(progress.interval(0) == milliseconds(300));
  progress.note(0, target, refused);
  CHECK(progress.interval(0) == milliseconds(500));
}
