// What the server answers, as text. The front end writes it (cli/output/serve); pure functions of
// values.
// Entry point: Pages.
#pragma once

#include <chrono>
#include <span>
#include <string>

#include "connector/values/report.hpp"
#include "connector/values/serve/metrics_form.hpp"
#include "connector/values/serve/serve_record.hpp"

namespace rconn {

enum class HealthKind { live, ready, startup };

// What a health question is about, answered for each target.
struct TargetHealth {
  const ListedRecord* target = nullptr;
  bool ok = false;
};

class Pages {
 public:
  virtual ~Pages() = default;
  Pages(const Pages&) = delete;
  Pages& operator=(const Pages&) = delete;

  // The media type that goes with the form.
  [[nodiscard]] virtual std::string metrics_type(MetricsForm form) const = 0;

  // The answer to /probe: rconn_probe_success and all that the report tells.
  [[nodiscard]] virtual std::string probe(const Report& report, const std::string& module,
                                          MetricsForm form) const = 0;

  // The answer to /metrics: the server itself, the listed targets, the watched ones.
  [[nodiscard]] virtual std::string metrics(const ServeRecord& record, MetricsForm form) const = 0;

  // A line "ok" or "not ok: why"; if `verbose`, a line for each target with the age of its result.
  // `targets` is empty for a question about the server itself.
  [[nodiscard]] virtual std::string health(HealthKind kind, bool ok,
                                           std::span<const TargetHealth> targets,
                                           bool verbose) const = 0;

  // http_sd (JSON) of the members in the topology of a report; "[]" without one.
  [[nodiscard]] virtual std::string discovery(const Report& report) const = 0;

  // The page "/" in HTML: no script, nothing from elsewhere.
  [[nodiscard]] virtual std::string status(const ServeRecord& record) const = 0;

 protected:
  Pages() = default;
};

}  // namespace rconn
