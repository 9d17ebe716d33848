#include "cli/output/text/watch/watch_text_reporter.hpp"

#include "cli/output/summary/watch_span.hpp"
#include "cli/output/text/display.hpp"
#include "cli/output/text/report_text.hpp"
#include "cli/output/text/watch/watch_summary_text.hpp"
#include "cli/output/text/watch/watch_text.hpp"

namespace rconn::cli {
namespace {

class WatchTextReporter final : public Reporter {
 public:
  // `lines`: also those before the summary, which a file does not get: it is written at the end,
  // and they would have to be kept until then.
  WatchTextReporter(bool verbose, bool lines, const Display& display, Console& console)
      : verbose_(verbose), lines_(lines), display_(display), console_(console) {}

  void report(const Report& report) override { console_.err(failure_lines(report)); }

  void watch_event(const WatchEvent& event, const WatchRecord& so_far) override {
    if (verbose_ && event.report) console_.err(every_rung_of(*event.report));
    if (lines_) console_.out(folded(event_line(event, so_far), display_));
  }
  void watch_ticked(const WatchRecord& so_far) override {
    if (!lines_) return;
    for (const TargetSpan& minute : minutes_.tick(so_far)) {
      console_.out(folded(minute_line(minute, so_far), display_));
    }
  }
  void watch_ended(const WatchRecord& record) override { console_.out(watch_summary_text(record)); }

 private:
  bool verbose_;
  bool lines_;
  Display display_;
  Console& console_;
  MinuteMeter minutes_;
};

}  // namespace

std::unique_ptr<Reporter> make_watch_text_reporter(const Options& options, Console& console) {
  return std::make_unique<WatchTextReporter>(options.verbose, !options.out_file,
                                             display_of(options), console);
}

}  // namespace rconn::cli
