// Shows the reports of one command as the options ask, and keeps count of what they came to.
// Entry points: Printer::print() for each report, then exit_status().
#pragma once

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/options.hpp"
#include "connector/report.hpp"

namespace rconn::cli {

class Printer {
 public:
  Printer(CommandId command, const Options& options) : command_(command), options_(options) {}

  void print(const Report& report);

  // A signal ended the run: whatever was printed, it was not all.
  void cut_short();

  // The highest status of all reports, so that one bad target is enough; at least 3 if standard
  // output did not take the reports.
  [[nodiscard]] int exit_status();

 private:
  CommandId command_;
  const Options& options_;
  Console console_;
  int worst_ = 0;
};

}  // namespace rconn::cli
