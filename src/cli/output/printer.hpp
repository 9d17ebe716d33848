// What a command prints of its run, and the exit status that it comes to.
// Entry points: Printer::print() for each report, then finish(), once. How a report looks is the
// business of the reporter, which is chosen once, by the options.
#pragma once

#include <memory>

#include "cli/options/command.hpp"
#include "cli/options/options.hpp"
#include "cli/output/console/console.hpp"
#include "cli/output/reporter/reporter.hpp"
#include "cli/output/summary/exit_status.hpp"
#include "connector/values/report.hpp"

namespace rconn::cli {

class Printer {
 public:
  Printer(CommandId command, const Options& options);
  Printer(const Printer&) = delete;
  Printer& operator=(const Printer&) = delete;

  // A rung of a trace, as soon as it is reached; its report follows.
  void show(const Report& report, Rung rung) { reporter_->rung_reached(report, rung); }

  void print(const Report& report);

  // The end of one target's wait. Counts for nothing in the exit status, which is the wait's.
  void print_wait(const Report& report);

  // The end of a repeated ping of one target; nothing if it was not asked.
  void summarize(const PingSummary& summary);

  // The end of a check.
  void summarize(const CheckSummary& summary);

  // A signal ended the run: whatever was printed, it was not all.
  void cut_short() { status_.add_interruption(); }

  // Prints what was held back and writes the file, if there is one. Returns the exit status, which
  // is at least 3 where standard output or the file did not take everything; says so then.
  [[nodiscard]] int finish();

  // For what is told besides, on standard error.
  Console& console() { return console_; }

 private:
  Console console_;
  std::unique_ptr<Reporter> reporter_;
  ExitStatus status_;
  bool only_failures_;
};

}  // namespace rconn::cli
