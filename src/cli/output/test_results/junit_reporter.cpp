#include "cli/output/test_results/junit_reporter.hpp"

#include <chrono>
#include <optional>

#include "cli/output/test_results/cut_short.hpp"
#include "cli/output/test_results/junit.hpp"
#include "cli/output/test_results/test_names.hpp"
#include "cli/output/text/ping_summary_text.hpp"

namespace rconn::cli {
namespace {

class JunitReporter final : public Reporter {
 public:
  JunitReporter(CommandId command, const Options& options, Console& console)
      : names_(options), document_(info(command).name), console_(console) {}

  void report(const Report& report) override { document_.add(report, names_.next(report)); }

  void list_problem(const std::string& place, const std::string& problem) override {
    document_.add_error(place, "bad-list", problem);
  }

  void ping_ended(const PingSummary& summary) override {
    document_.add_output(ping_summary_text(summary));
  }
  void check_ended(const CheckSummary& summary) override { summary_ = summary; }
  void cut_short(RunEnd end) override { end_ = end; }

  void finish() override {
    if (end_ != RunEnd::complete) {
      document_.add_error("the rest of the run", info(Fault::interrupted).id,
                          cut_short_in_words(end_, summary_));
    }
    console_.out(document_.render(began_, std::chrono::steady_clock::now() - started_));
  }

 private:
  TestNames names_;
  JunitDocument document_;
  Console& console_;
  RunEnd end_ = RunEnd::complete;
  std::optional<CheckSummary> summary_;
  std::chrono::system_clock::time_point began_ = std::chrono::system_clock::now();
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

}  // namespace

std::unique_ptr<Reporter> make_junit_reporter(CommandId command, const Options& options,
                                              Console& console) {
  return std::make_unique<JunitReporter>(command, options, console);
}

}  // namespace rconn::cli
