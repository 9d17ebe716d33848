#include "cli/output/make_reporter.hpp"

#include <array>
#include <cstddef>

#include "cli/output/json/json_reporter.hpp"
#include "cli/output/json/watch/watch_json_reporter.hpp"
#include "cli/output/live/live_reporter.hpp"
#include "cli/output/metrics/nagios_reporter.hpp"
#include "cli/output/metrics/openmetrics_reporter.hpp"
#include "cli/output/template/template_reporter.hpp"
#include "cli/output/test_results/junit_reporter.hpp"
#include "cli/output/test_results/tap_reporter.hpp"
#include "cli/output/text/ping_summary_text.hpp"
#include "cli/output/text/text_reporter.hpp"
#include "cli/output/text/watch/watch_text_reporter.hpp"
#include "connector/values/table.hpp"

namespace rconn::cli {
namespace {

struct Row {
  OutputFormat format;
  std::unique_ptr<Reporter> (*make)(CommandId command, const Options& options, Console& console);
};

constexpr std::array table{
    Row{OutputFormat::text, make_text_reporter},
    Row{OutputFormat::json, make_json_reporter},
    Row{OutputFormat::nagios, make_nagios_reporter},
    Row{OutputFormat::openmetrics, make_openmetrics_reporter},
    Row{OutputFormat::junit, make_junit_reporter},
    Row{OutputFormat::tap, make_tap_reporter},
};

static_assert(is_complete(table, &Row::format, output_formats.back().format),
              "one row for each format, in the order of the enum");

// Prints the summary of repeated pings only, and that only as text.
class QuietReporter final : public Reporter {
 public:
  QuietReporter(const Options& options, Console& console)
      : sums_up_(options.output.value_or(OutputFormat::text) == OutputFormat::text &&
                 !options.format),
        console_(console) {}

  void report(const Report& /*report*/) override {}
  void ping_ended(const PingSummary& summary) override {
    if (sums_up_) console_.out(ping_summary_text(summary));
  }

 private:
  bool sums_up_;
  Console& console_;
};

// Null: that of the format is for every command.
std::unique_ptr<Reporter> make_watch_reporter(OutputFormat format, const Options& options,
                                              Console& console) {
  if (format == OutputFormat::json) return make_watch_json_reporter(options, console);
  if (format != OutputFormat::text) return nullptr;
  if (wants_picture(options)) return make_live_reporter(options, console);
  return make_watch_text_reporter(options, console);
}

}  // namespace

std::unique_ptr<Reporter> make_reporter(CommandId command, const Options& options,
                                        Console& console) {
  const OutputFormat format = options.output.value_or(OutputFormat::text);
  if (options.quiet && !info(format).of_tests) {
    return std::make_unique<QuietReporter>(options, console);
  }
  if (options.format) return make_template_reporter(command, *options.format, console);
  if (command == CommandId::watch) {
    if (auto reporter = make_watch_reporter(format, options, console)) return reporter;
  }
  return table.at(static_cast<std::size_t>(format)).make(command, options, console);
}

}  // namespace rconn::cli
