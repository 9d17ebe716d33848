#include "cli/output/live/live_reporter.hpp"

#include <unistd.h>

#include <optional>
#include <utility>

#include "cli/output/console/terminal.hpp"
#include "cli/output/live/recent.hpp"
#include "cli/output/live/screen.hpp"
#include "cli/output/text/report_text.hpp"
#include "cli/output/text/watch/watch_summary_text.hpp"

namespace rconn::cli {
namespace {

class LiveReporter final : public Reporter {
 public:
  LiveReporter(const Options& options, Console& console) : console_(console), screen_(console) {
    style_.colour = display_on(STDOUT_FILENO, options.colour).colour;
    style_.unicode = shows_unicode();
    style_.keys = screen_.has_keys();
  }

  void report(const Report& report) override { console_.err(failure_lines(report)); }

  void watch_ticked(const WatchRecord& so_far) override {
    recent_.tick(so_far);
    if (wants_frozen_ && !frozen_) frozen_ = Frozen{so_far, recent_};
    if (!wants_frozen_) frozen_.reset();
    if (!screen_.is_ready()) return;
    style_.frozen = frozen_.has_value();
    screen_.show(frozen_ ? picture(frozen_->record, frozen_->recent, screen_.size(), style_)
                         : picture(so_far, recent_, screen_.size(), style_));
  }

  [[nodiscard]] int input() const override { return screen_.has_keys() ? standard_input : -1; }

  bool take_input() override {
    const auto keys = screen_.keys();
    if (!keys) return false;
    for (const char key : *keys) {
      if (key == 'q' || key == 'Q') return false;
      if (key == ' ') wants_frozen_ = !wants_frozen_;
      if (key == 'p' || key == 'P') style_.rungs = !style_.rungs;
    }
    return true;
  }

  void watch_ended(const WatchRecord& record) override {
    screen_.leave();
    console_.out(watch_summary_text(record));
  }

 private:
  static constexpr int standard_input = 0;

  // What was there when the picture was frozen.
  struct Frozen {
    WatchRecord record;
    Recent recent;
  };

  Console& console_;
  Screen screen_;
  Recent recent_;
  PictureStyle style_;
  bool wants_frozen_ = false;
  std::optional<Frozen> frozen_;
};

}  // namespace

bool wants_picture(const Options& options) {
  return !options.out_file && !options.verbose && can_show_pictures();
}

std::unique_ptr<Reporter> make_live_reporter(const Options& options, Console& console) {
  return std::make_unique<LiveReporter>(options, console);
}

}  // namespace rconn::cli
