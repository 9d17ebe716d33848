#include "cli/output/metrics/openmetrics_reporter.hpp"

#include <string_view>

#include "cli/output/metrics/openmetrics.hpp"

namespace rconn::cli {
namespace {

class OpenMetricsReporter final : public Reporter {
 public:
  explicit OpenMetricsReporter(Console& console) : console_(console) {}

  void report(const Report& report) override { exposition_.add(report); }
  void finish() override {
    exposition_.render([this](std::string_view piece) { console_.out(piece); });
  }

 private:
  Console& console_;
  Exposition exposition_;
};

}  // namespace

std::unique_ptr<Reporter> make_openmetrics_reporter(CommandId /*command*/,
                                                    const Options& /*options*/, Console& console) {
  return std::make_unique<OpenMetricsReporter>(console);
}

}  // namespace rconn::cli
