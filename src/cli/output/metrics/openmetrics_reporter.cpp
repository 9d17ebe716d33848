#include "cli/output/metrics/openmetrics_reporter.hpp"

#include <chrono>
#include <string_view>

#include "cli/output/metrics/openmetrics.hpp"
#include "cli/output/metrics/watch_metrics.hpp"

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

// Of a watch: in a file, brought up to date all the time.
class WatchMetricsReporter final : public Reporter {
 public:
  explicit WatchMetricsReporter(Console& console) : console_(console) {}

  void report(const Report& /*report*/) override {}

  void watch_ticked(const WatchRecord& so_far) override {
    if (so_far.lasted - written_ < period) return;
    written_ = so_far.lasted;
    console_.update_file(watch_exposition(so_far));
  }
  void watch_ended(const WatchRecord& record) override { console_.out(watch_exposition(record)); }

 private:
  static constexpr std::chrono::seconds period{15};

  Console& console_;
  Duration written_{};
};

}  // namespace

std::unique_ptr<Reporter> make_openmetrics_reporter(CommandId command, const Options& /*options*/,
                                                    Console& console) {
  if (command == CommandId::watch) return std::make_unique<WatchMetricsReporter>(console);
  return std::make_unique<OpenMetricsReporter>(console);
}

}  // namespace rconn::cli
