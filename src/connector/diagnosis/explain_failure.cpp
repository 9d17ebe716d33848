#include "connector/diagnosis/explain_failure.hpp"

#include <sys/timex.h>

#include <memory>
#include <utility>

#include "connector/diagnosis/find_cause.hpp"
#include "connector/diagnosis/observe_name.hpp"
#include "connector/diagnosis/observe_place.hpp"
#include "connector/diagnosis/observe_target.hpp"
#include "connector/values/redact.hpp"

namespace rconn {
namespace {

// Whether a time server sets the clock, or did so lately: the kernel keeps that (adjtimex(2)).
bool clock_is_set() {
  timex state{};
  return ::adjtimex(&state) != -1 && (state.status & STA_UNSYNC) == 0;
}

}  // namespace

void explain_failure(const Target& target, Report& report, net::Machine& machine) {
  if (!report.failure || report.finding || report.topology) return;
  if (report.failure->fault == Fault::interrupted) return;
  Evidence& evidence = evidence_of(report);
  evidence.target = observe_target(target);
  observe_name(target, report);
  evidence.place = observe_place(target, report, machine);
  if (report.tls) evidence.clock_is_set = clock_is_set();
  auto finding = find_cause(report);
  if (!finding) return;
  if (target.credentials) redact(*finding, target.credentials->password);
  cut(finding->detail);
  report.finding = std::make_shared<const Finding>(*std::move(finding));
}

}  // namespace rconn
