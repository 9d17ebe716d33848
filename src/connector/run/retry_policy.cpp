#include "connector/run/retry_policy.hpp"

#include <algorithm>

namespace rconn {

using std::chrono::microseconds;

microseconds next_interval(const RetryPolicy& policy, microseconds interval) {
  const double longer = static_cast<double>(interval.count()) * policy.backoff;
  const auto most = policy.max_interval.count() > 0 ? policy.max_interval : policy.deadline;
  return longer >= static_cast<double>(most.count())
             ? most
             : microseconds(static_cast<microseconds::rep>(longer));
}

bool is_awaited(const Report& report, const Target& target, bool invert) {
  if (!invert) return report.ok();
  const Verdict verdict = report.verdict();
  const bool gone = verdict == Verdict::no_answer || verdict == Verdict::not_redis;
  return gone || (verdict == Verdict::not_ready && !target.expectations.empty());
}

bool is_missing(const Report& report, const RetryPolicy& policy) {
  return report.failure && report.failure->fault == Fault::name_not_found &&
         std::ranges::find(policy.must_exist, report.target) != policy.must_exist.end();
}

bool is_hopeless(const Report& report, const RetryPolicy& policy) {
  if (policy.keep_trying || !report.failure) return false;
  if (is_missing(report, policy)) return !policy.invert;
  const FaultInfo& fault = info(report.failure->fault);
  return fault.lasting && (!policy.invert || fault.verdict == Verdict::not_attempted);
}

}  // namespace rconn
