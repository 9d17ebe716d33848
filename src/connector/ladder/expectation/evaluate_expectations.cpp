#include "connector/ladder/expectation/evaluate_expectations.hpp"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>

#include "connector/ladder/expectation/evaluate_condition.hpp"
#include "connector/redis/inquiry.hpp"

namespace rconn {
namespace {

// What is shown of a value.
constexpr std::size_t max_found_size = 100;

Failure unmet(const EvaluatedCondition& evaluated) {
  return {Fault::condition_unmet,
          fmt::format("{}: found {}", evaluated.condition, evaluated.found)};
}

Failure cannot_be_told(const Condition& condition, const Failure& why) {
  return {why.fault, condition.text + " cannot be told: " + why.detail};
}

// Without what the peer may have repeated of the password, and only then cut.
void make_presentable(std::string& found, const Target& target) {
  if (target.credentials) found = without_secret(found, target.credentials->password);
  if (found.size() > max_found_size) found = found.substr(0, max_found_size) + "...";
}

Failure why_not(const Condition& condition, const ConditionResult& result, const Target& target,
                const Session& session, const RungFailure* failed) {
  if (result) {
    // A PONG that did not come has its fault already.
    return condition.kind == ConditionKind::pong ? failed->failure : unmet(result.value());
  }
  if (session.usable()) return cannot_be_told(condition, result.error());
  if (failed != nullptr) return failed->failure;  // it said why it hung up
  Failure why = result.error();
  // What is no reply is quoted in part, which may cut a password.
  if (target.credentials) why.detail = without_quote(why.detail);
  return cannot_be_told(condition, why);
}

// Nothing: the condition holds.
std::optional<Failure> failure_of(const Condition& condition, const ConditionResult& result,
                                  const Target& target, const Session& session,
                                  const RungFailure* failed) {
  if (result && result.value().met) return std::nullopt;
  Failure failure = why_not(condition, result, target, session, failed);
  if (target.credentials) {
    failure.detail = without_secret(failure.detail, target.credentials->password);
  }
  return failure;
}

void settle(RungTimer& timer, const RungFailure* failed, std::optional<Failure> first) {
  if (!first) {
    timer.reached(Rung::expectation);
  } else if (failed != nullptr && failed->failure.fault == first->fault) {
    timer.stop(*failed);  // the rung that failed first says where it stopped
    timer.reached(Rung::expectation);
  } else {
    timer.failed(Rung::expectation, *std::move(first));
  }
}

}  // namespace

asio::awaitable<void> evaluate_expectations(const Target& target, Session& session,
                                            RungTimer& timer, ReplyBudget budget,
                                            const RungFailure* failed) {
  Report& report = timer.report();
  Inquiry inquiry(session, budget);
  std::optional<Failure> first;
  for (const Condition& condition : target.expectations) {
    ConditionResult result = co_await evaluate_condition(condition, failed, inquiry);
    if (result) {
      make_presentable(result.value().found, target);
      report.expectations.push_back(result.value());
    }
    auto failure = failure_of(condition, result, target, session, failed);
    if (failure && !first) first = std::move(failure);
    if (!session.usable()) break;
  }
  settle(timer, failed, std::move(first));
}

}  // namespace rconn
