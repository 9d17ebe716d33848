// All answers of the command serve, as text.
// Entry point: ServePages. Pure functions of values.
#pragma once

#include <string>
#include <utility>

#include "connector/serve/pages.hpp"

namespace rconn::cli {

class ServePages final : public Pages {
 public:
  // `version`: of rconn, "0.1.0".
  explicit ServePages(std::string version) : version_(std::move(version)) {}

  [[nodiscard]] std::string metrics_type(MetricsForm form) const override;
  [[nodiscard]] std::string probe(const Report& report, const std::string& module,
                                  MetricsForm form) const override;
  [[nodiscard]] std::string metrics(const ServeRecord& record, MetricsForm form) const override;
  [[nodiscard]] std::string health(HealthKind kind, bool ok, std::span<const TargetHealth> targets,
                                   bool verbose) const override;
  [[nodiscard]] std::string discovery(const Report& report) const override;
  [[nodiscard]] std::string status(const ServeRecord& record) const override;

 private:
  std::string version_;
};

}  // namespace rconn::cli
