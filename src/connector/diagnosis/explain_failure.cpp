#include "connector/diagnosis/explain_failure.hpp"

#include <memory>
#include <utility>

#include "connector/diagnosis/find_cause.hpp"
#include "connector/diagnosis/observe_name.hpp"
#include "connector/diagnosis/observe_place.hpp"
#include "connector/diagnosis/observe_target.hpp"
#include "connector/net/machine/time_server.hpp"
#include "connector/values/redact.hpp"

namespace rconn {

void explain_failure(const Target& target, Report& report, net::Machine& machine) {
  if (!report.failure || report.finding || report.topology) return;
  if (report.failure->fault == Fault::interrupted) return;
  Evidence& evidence = evidence_of(report);
  evidence.target = observe_target(target);
  observe_name(target, report);
  evidence.place = observe_place(target, report, machine);
  if (report.tls) evidence.clock_is_set = net::follows_time_server();
  auto finding = find_cause(report);
  if (!finding) return;
  if (target.credentials) redact(*finding, target.credentials->password);
  cut(finding->detail);
  report.finding = std::make_shared<const Finding>(*std::move(finding));
}

}  // namespace rconn
