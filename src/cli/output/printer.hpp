// Shows the reports of one command as the options ask, and keeps count of what they came to.
// Entry points: Printer::print() for each report, show() for its rungs before, then exit_status().
#pragma once

#include "cli/options/command.hpp"
#include "cli/options/options.hpp"
#include "cli/output/console/console.hpp"
#include "cli/output/summary/fleet_tally.hpp"
#include "cli/output/summary/tally.hpp"
#include "connector/values/report.hpp"

namespace rconn::cli {

class Printer {
 public:
  Printer(CommandId command, const Options& options)
      : command_(command), options_(options), console_(options.out_file) {}

  // A rung of a trace, as soon as it is reached; its report follows.
  void show(const Report& report, Rung rung);

  void print(const Report& report);

  // The end of a repeated ping.
  void summarize(const Tally& tally);

  // The end of a check.
  void summarize(const FleetTally& tally);

  // The end of one target's wait.
  void print_wait(const Report& report);

  // At the end: whether standard output took it all; says so if not.
  [[nodiscard]] bool delivered();

  // A signal ended the run: whatever was printed, it was not all.
  void cut_short();

  // The highest status of all reports, so that one bad target is enough; at least 3 if standard
  // output did not take the reports.
  [[nodiscard]] int exit_status();

 private:
  [[nodiscard]] bool in_text() const;
  void print_trace(const Report& report);
  void print_topology(const Report& report);
  // A check puts all targets into one line.
  [[nodiscard]] bool sums_up_only() const {
    return command_ == CommandId::check && options_.output == OutputFormat::nagios;
  }

  CommandId command_;
  const Options& options_;
  Console console_;
  std::vector<Report> measured_;  // for the one exposition at the end
  bool begun_ = false;            // a trace whose report has not come yet
  int worst_ = 0;
};

}  // namespace rconn::cli
