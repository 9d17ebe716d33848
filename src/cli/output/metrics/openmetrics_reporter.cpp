#include "cli/output/metrics/openmetrics_reporter.hpp"

#include <vector>

#include "cli/output/metrics/openmetrics.hpp"

namespace rconn::cli {
namespace {

class OpenMetricsReporter final : public Reporter {
 public:
  explicit OpenMetricsReporter(Console& console) : console_(console) {}

  void report(const Report& report) override { reports_.push_back(report); }
  void finish() override { console_.out(render_openmetrics(reports_)); }

 private:
  Console& console_;
  std::vector<Report> reports_;
};

}  // namespace

std::unique_ptr<Reporter> make_openmetrics_reporter(CommandId /*command*/,
                                                    const Options& /*options*/, Console& console) {
  return std::make_unique<OpenMetricsReporter>(console);
}

}  // namespace rconn::cli
