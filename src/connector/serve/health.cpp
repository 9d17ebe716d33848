#include "connector/serve/health.hpp"

#include <algorithm>

#include "connector/values/condition.hpp"

namespace rconn {
namespace {

// An error is an answer, as for the condition `alive`; what does not speak as Redis does is none.
// What fails later, such as a member of its topology, fails after an answer to PING.
bool answers(const Report& report) {
  const Verdict verdict = report.verdict();
  if (verdict == Verdict::ready || verdict == Verdict::not_ready || verdict == Verdict::refused) {
    return true;
  }
  if (report.stopped_at == Rung::topology && report.topology) return true;
  const bool failed_later =
      report.stopped_at == Rung::expectation || report.stopped_at == Rung::topology;
  return failed_later && verdict != Verdict::not_redis;
}

// A server that loads its data never says that: it checks for a login, permissions, its number of
// clients and its master before it says LOADING.
bool is_of_loaded(Fault fault) { return fault == Fault::busy || fault == Fault::misconf; }

// Something proves that it is not loading: PONG, the condition, or an error.
bool has_loaded(const Report& report) {
  const bool is_met =
      std::ranges::any_of(report.expectations, [](const EvaluatedCondition& condition) {
        return condition.met && condition.condition == info(ConditionKind::loaded).name;
      });
  if (is_met) return true;
  if (report.excused) return is_of_loaded(report.excused->failure.fault);
  const bool said_pong = report.ok() || report.stopped_at == Rung::expectation ||
                         report.stopped_at == Rung::hello || report.stopped_at == Rung::topology;
  return said_pong || is_of_loaded(report.failure->fault);
}

}  // namespace

bool passes(HealthKind kind, const ListedRecord& target) {
  if (!target.last || target.is_stale) return false;
  const Report& report = *target.last;
  switch (kind) {
    case HealthKind::live:
      return answers(report);
    case HealthKind::ready:
      return report.ok();
    case HealthKind::startup:
      break;
  }
  return answers(report) && has_loaded(report);
}

bool is_stale(Duration age, std::chrono::milliseconds interval, std::chrono::milliseconds longest) {
  return age > 2 * interval + longest;
}

}  // namespace rconn
