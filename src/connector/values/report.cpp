#include "connector/values/report.hpp"

namespace rconn {

Report report_on(const Target& target) {
  Report report;
  report.target = target.named;
  report.source = target.source;
  report.labels = target.labels;
  report.database = target.database;
  if (target.credentials) report.user = target.credentials->user;
  report.nth = target.nth;
  report.began = std::chrono::system_clock::now();
  report.host = target.host;
  report.endpoint = endpoint(target);
  if (target.persistence) report.persistent_key = persistent_key(target);
  return report;
}

Report report_on_key(const Target& target) {
  Report report = report_on(target);
  report.persistent_key = persistent_key(target);
  return report;
}

}  // namespace rconn
