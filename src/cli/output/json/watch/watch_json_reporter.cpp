#include "cli/output/json/watch/watch_json_reporter.hpp"

#include "cli/output/json/json.hpp"
#include "cli/output/json/watch/watch_json.hpp"
#include "cli/output/summary/watch_limits.hpp"
#include "cli/output/summary/watch_span.hpp"

namespace rconn::cli {
namespace {

class WatchJsonReporter final : public Reporter {
 public:
  // `lines`: also those before the summary, which a file does not get: it is written at the end,
  // and they would have to be kept until then.
  WatchJsonReporter(WatchLimits limits, bool lines, Console& console)
      : limits_(limits), lines_(lines), console_(console) {}

  void report(const Report& report) override { console_.out(render_json(report, "watch")); }

  void watch_event(const WatchEvent& event, const WatchRecord& so_far) override {
    if (lines_) console_.out(watch_line(event, so_far));
  }
  void watch_ticked(const WatchRecord& so_far) override {
    if (!lines_) return;
    for (const TargetSpan& minute : minutes_.tick(so_far)) console_.out(watch_line(minute, so_far));
  }
  void watch_ended(const WatchRecord& record) override {
    console_.out(watch_line(WatchEnd{record, broken_limits(record, limits_)}));
  }

 private:
  WatchLimits limits_;
  bool lines_;
  Console& console_;
  MinuteMeter minutes_;
};

}  // namespace

std::unique_ptr<Reporter> make_watch_json_reporter(const Options& options, Console& console) {
  return std::make_unique<WatchJsonReporter>(watch_limits_of(options), !options.out_file, console);
}

}  // namespace rconn::cli
