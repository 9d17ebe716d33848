#include "cli/output/metrics/nagios_reporter.hpp"

#include "cli/output/metrics/nagios.hpp"

namespace rconn::cli {
namespace {

class NagiosReporter final : public Reporter {
 public:
  NagiosReporter(const Thresholds& thresholds, Console& console)
      : thresholds_(thresholds), console_(console) {}

  void report(const Report& report) override { console_.out(render_nagios(report, thresholds_)); }

 private:
  Thresholds thresholds_;
  Console& console_;
};

// Prints one line for all targets, as a plugin must.
class NagiosCheckReporter final : public Reporter {
 public:
  NagiosCheckReporter(const Thresholds& thresholds, Console& console)
      : thresholds_(thresholds), console_(console) {}

  void report(const Report& /*report*/) override {}

  void check_ended(const CheckSummary& summary) override {
    console_.out(check_summary_nagios(summary, thresholds_));
  }

 private:
  Thresholds thresholds_;
  Console& console_;
};

}  // namespace

std::unique_ptr<Reporter> make_nagios_reporter(CommandId command, const Options& options,
                                               Console& console) {
  if (command == CommandId::check) {
    return std::make_unique<NagiosCheckReporter>(options.thresholds, console);
  }
  return std::make_unique<NagiosReporter>(options.thresholds, console);
}

}  // namespace rconn::cli
