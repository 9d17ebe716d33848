#include "connector/ladder/expectation/evaluate_expectations.hpp"

#include <optional>
#include <string>
#include <utility>

#include "connector/ladder/expectation/evaluate_condition.hpp"
#include "connector/redis/inquiry.hpp"
#include "connector/redis/observe_state.hpp"
#include "connector/values/evidence.hpp"

namespace rconn {
namespace {

// Longer values are cut, in bytes.
constexpr std::size_t max_found_size = 100;

Failure unmet(const EvaluatedCondition& evaluated) {
  return {Fault::condition_unmet,
          Detail(own_words(evaluated.condition + ": found ")) + evaluated.found};
}

Failure cannot_be_evaluated(const Condition& condition, const Failure& why) {
  return {why.fault, Detail(own_words(condition.text + " cannot be evaluated: ")) + why.detail};
}

// Withholds the password, then cuts: a cut password would no longer be found.
void redact_and_cut(Detail& found, const Target& target) {
  if (target.credentials) found = without_secret(found, target.credentials->password);
  if (found.text().size() <= max_found_size) return;
  found.cut(max_found_size);
  found += "...";
}

Failure why_not(const Condition& condition, const ConditionResult& result, const Target& target,
                const Session& session, const RungFailure* failed) {
  if (result) {
    // For an unmet `alive` or `pong`, the rung has the failure already.
    const bool of_rung =
        condition.kind == ConditionKind::alive || condition.kind == ConditionKind::pong;
    return of_rung ? failed->failure : unmet(result.value());
  }
  if (session.usable()) return cannot_be_evaluated(condition, result.error());
  if (failed != nullptr) return failed->failure;  // the server's reason for closing
  Failure why = result.error();
  // Bytes that are not a reply are quoted in part; the quote may end inside a password.
  if (target.credentials) why.detail = without_quote(why.detail);
  return cannot_be_evaluated(condition, why);
}

// None: the condition holds.
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

// The first failure has the fault; further conditions that do not hold are told with it.
void add_unmet(Failure& first, const Failure& further) {
  const bool both =
      first.fault == Fault::condition_unmet && further.fault == Fault::condition_unmet;
  if (both) first.detail += Detail(own_words("; ")) + further.detail;
}

// The sections of INFO that show why a condition does not hold.
asio::awaitable<void> ask_why(const Condition& condition, Session& session, Inquiry& inquiry,
                              Report& report) {
  const auto kind = condition.kind;
  if (kind == ConditionKind::loaded) {
    evidence_of(report).state = co_await ask_state(inquiry, Fault::loading);
  } else if (kind == ConditionKind::role || kind == ConditionKind::link ||
             kind == ConditionKind::lag) {
    evidence_of(report).state = co_await ask_state(inquiry, Fault::master_down);
  } else {
    evidence_of(report).state = known_state(inquiry);
  }
  report.late += session.take_lateness();
}

// Whether it is a condition on a link that this server does not have, as the answers to it show.
bool is_for_replicas(const Condition& condition, LinkConditions links, const Inquiry& inquiry) {
  const bool of_link =
      condition.kind == ConditionKind::link || condition.kind == ConditionKind::lag;
  return links == LinkConditions::replicas && of_link && known_state(inquiry).role == "master";
}

void end_rung(RungTimer& timer, const RungFailure* failed, std::optional<Failure> first) {
  if (!first) {
    timer.reached(Rung::expectation);
  } else if (failed != nullptr && failed->failure.fault == first->fault) {
    timer.stop(*failed);  // the same fault: report the rung that failed first
    timer.reached(Rung::expectation);
  } else {
    timer.failed(Rung::expectation, *std::move(first));
  }
}

}  // namespace

asio::awaitable<void> evaluate_expectations(const Target& target, Session& session,
                                            RungTimer& timer, ReplyBudget budget,
                                            const RungFailure* failed, LinkConditions links) {
  timer.begin(Rung::expectation);
  Report& report = timer.report();
  Inquiry inquiry(session, budget);
  std::optional<Failure> first;
  const Condition* unmet = nullptr;
  bool applied = false;
  for (const Condition& condition : target.expectations) {
    ConditionResult result = co_await evaluate_condition(condition, failed, inquiry);
    if (result && is_for_replicas(condition, links, inquiry)) continue;
    applied = true;
    if (result) {
      redact_and_cut(result.value().found, target);
      report.expectations.push_back(result.value());
    }
    auto failure = failure_of(condition, result, target, session, failed);
    if (failure && !first) {
      const bool of_rung = failed != nullptr && failed->failure.fault == failure->fault;
      if (!result && !of_rung) inquiry.observe(result.error(), report);
      if (failure->fault == Fault::condition_unmet) unmet = &condition;
      first = std::move(failure);
    } else if (failure) {
      add_unmet(*first, *failure);
    }
    if (!session.usable()) break;
  }
  if (!applied && failed != nullptr) first = failed->failure;
  end_rung(timer, failed, std::move(first));
  if (unmet != nullptr && session.usable()) co_await ask_why(*unmet, session, inquiry, report);
}

}  // namespace rconn
