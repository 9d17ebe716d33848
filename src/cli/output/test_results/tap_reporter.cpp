#include "cli/output/test_results/tap_reporter.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <optional>
#include <string_view>

#include "cli/output/test_results/cut_short.hpp"
#include "cli/output/test_results/tap.hpp"
#include "cli/output/test_results/test_names.hpp"
#include "cli/output/text/check_text.hpp"
#include "cli/output/text/ping_summary_text.hpp"
#include "cli/output/words/counted.hpp"

namespace rconn::cli {
namespace {

class TapReporter final : public Reporter {
 public:
  TapReporter(CommandId command, const Options& options, Console& console)
      : command_(info(command).name), names_(options), console_(console) {}

  void report(const Report& report) override {
    print(tap_test(++tests_, names_.next(report), report, command_));
  }

  void list_problem(const std::string& place, const std::string& problem) override {
    print(tap_problem(++tests_, place, problem));
  }

  void ping_ended(const PingSummary& summary) override {
    print(tap_comment(ping_summary_text(summary)));
  }

  void check_ended(const CheckSummary& summary) override {
    summary_ = summary;
    print(tap_comment(check_summary_text(summary)));
  }

  void cut_short(RunEnd end) override { end_ = end; }

  void finish() override { print(last_line()); }

 private:
  // The first line comes with the first test.
  void print(const std::string& lines) {
    console_.out(begun_ ? lines : std::string(tap_head) + lines);
    begun_ = true;
  }

  [[nodiscard]] std::string last_line() const {
    if (end_ != RunEnd::complete) return tap_bail_out(cut_short_in_words(end_, summary_));
    if (tests_ > 0) return tap_plan(tests_);
    const std::size_t ok = summary_ ? summary_->ok : 0;
    return tap_empty_plan(fmt::format("none failed of {}", counted(ok, "target")));
  }

  std::string_view command_;
  TestNames names_;
  Console& console_;
  std::size_t tests_ = 0;
  bool begun_ = false;
  RunEnd end_ = RunEnd::complete;
  std::optional<CheckSummary> summary_;
};

}  // namespace

std::unique_ptr<Reporter> make_tap_reporter(CommandId command, const Options& options,
                                            Console& console) {
  return std::make_unique<TapReporter>(command, options, console);
}

}  // namespace rconn::cli
