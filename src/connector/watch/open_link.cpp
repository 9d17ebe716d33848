#include "connector/watch/open_link.hpp"

#include <algorithm>
#include <utility>

#include "connector/values/redact.hpp"

namespace rconn {

OpenLink::OpenLink(KeptConnection connection)
    : pipeline(std::move(connection.session)),
      address(std::move(connection.address)),
      tls(std::move(connection.tls)) {}

Report OpenLink::report_on_failure(const Target& target, Rung rung, CommandFacts command,
                                   Failure failure, Duration took,
                                   std::optional<PathFacts> path) const {
  Report report = report_on(target);
  report.probed = true;
  report.reused = true;
  report.address = address;
  report.tls = tls;
  report.stopped_at = rung;
  report.total = std::max(took, Duration{});
  report.times.at(static_cast<std::size_t>(rung)) = report.total;
  report.failure = without_password(std::move(failure), target);
  Evidence& evidence = evidence_of(report);
  evidence.command = std::move(command);
  evidence.path = path;
  if (tls) evidence.handshake = pipeline.tls_error();
  return report;
}

}  // namespace rconn
