#include "cli/output/serve/serve_pages.hpp"

#include "cli/output/serve/discovery.hpp"
#include "cli/output/serve/health.hpp"
#include "cli/output/serve/listed_metrics.hpp"
#include "cli/output/serve/report_metrics.hpp"
#include "cli/output/serve/server_metrics.hpp"
#include "cli/output/serve/status_page.hpp"

namespace rconn::cli {

std::string ServePages::metrics_type(MetricsForm form) const {
  if (form == MetricsForm::openmetrics)
    return "application/openmetrics-text; version=1.0.0; charset=utf-8";
  return "text/plain; version=0.0.4; charset=utf-8";
}

std::string ServePages::probe(const Report& report, const std::string& module,
                              MetricsForm form) const {
  FamilyText text(form);
  const ReportSeries series{&report, configured_labels(report.labels), module};
  report_families({&series, 1}, probe_prefix, Extent::all, text);
  text.end();
  return text.take();
}

std::string ServePages::metrics(const ServeRecord& record, MetricsForm form) const {
  FamilyText text(form);
  server_families(record, version_, text);
  listed_families(record, text);
  text.end();
  return text.take();
}

std::string ServePages::health(HealthKind kind, bool ok, std::span<const TargetHealth> targets,
                               bool verbose) const {
  return health_text(kind, ok, targets, verbose);
}

std::string ServePages::discovery(const Report& report) const { return discovery_json(report); }

std::string ServePages::status(const ServeRecord& record) const {
  return status_page(record, version_);
}

}  // namespace rconn::cli
