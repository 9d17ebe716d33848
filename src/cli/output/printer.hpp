// Prints the reports of a command and determines its exit status.
// Entry points: Printer::print() for each report, then finish(), once. The options choose the
// reporter, which formats the reports.
#pragma once

#include <memory>
#include <string>

#include "cli/options/command.hpp"
#include "cli/options/options.hpp"
#include "cli/output/console/console.hpp"
#include "cli/output/reporter/reporter.hpp"
#include "cli/output/summary/exit_status.hpp"
#include "cli/output/summary/watch_limits.hpp"
#include "connector/values/report.hpp"
#include "connector/values/run_end.hpp"

namespace rconn::cli {

class Printer {
 public:
  // `console` must outlive the printer.
  Printer(CommandId command, const Options& options, Console& console);
  Printer(const Printer&) = delete;
  Printer& operator=(const Printer&) = delete;

  void print(const Report& report);

  // Prints the end of one target's wait. Affects the exit status only for nagios; otherwise the
  // wait determines it.
  void print_wait(const Report& report);

  // What cannot be checked: see Reporter.
  void print_problem(const std::string& place, const std::string& problem) {
    reporter_->list_problem(place, problem);
  }

  // Prints the summary of repeated pings of one target; nothing if there were none.
  void summarize(const PingSummary& summary);

  // Prints the summary of a check.
  void summarize(const CheckSummary& summary);

  // A change during a watch, its state in between, and its end.
  void show(const WatchEvent& event, const WatchRecord& so_far) {
    reporter_->watch_event(event, so_far);
  }
  void show(const WatchRecord& so_far) { reporter_->watch_ticked(so_far); }
  void summarize(const WatchRecord& record);

  // Keys that are pressed during a watch: see Reporter.
  [[nodiscard]] int input() const { return reporter_->input(); }
  bool take_input() { return reporter_->take_input(); }

  // What idle has found out. A record whose target could not be used is printed as its report.
  void summarize(const IdleRecord& record);

  // Reports are missing if a signal ended the run, or because nobody takes them.
  void note_end(RunEnd end);

  // Prints what was held back and writes the file, if there is one. Returns the exit status, which
  // is at least 3 if output could not be written; an error message then says so.
  [[nodiscard]] int finish();

  // The exit status so far.
  [[nodiscard]] int status() const { return status_.value(); }

  [[nodiscard]] Room room() const { return console_.room(); }

  // For other messages on standard error.
  Console& console() { return console_; }

 private:
  Console& console_;
  std::unique_ptr<Reporter> reporter_;
  ExitStatus status_;
  bool only_failures_;
  bool quiet_;
  WatchLimits limits_;
};

}  // namespace rconn::cli
