// The exit status that a run comes to: that of the worst report, so that one bad target is enough.
// Entry points: ExitStatus::add() for each report, value() at any time. A plain value; it does not
// depend on what is printed.
#pragma once

#include <algorithm>

#include "cli/options/command.hpp"
#include "cli/options/options.hpp"
#include "cli/output/summary/check_summary.hpp"
#include "connector/values/report.hpp"

namespace rconn::cli {

class ExitStatus {
 public:
  // To nagios the status is a plugin's, 0 to 3, and a check's is that of its summary; otherwise it
  // is that of the worst verdict.
  ExitStatus(CommandId command, const Options& options);

  void add(const Report& report);
  void add(const CheckSummary& summary);

  // A signal ended the run: there are targets without a report.
  void add_interruption() { add(Verdict::interrupted); }

  // Standard output, or the file in its place, did not take everything.
  void add_undelivered() { add(Verdict::not_attempted); }

  [[nodiscard]] int value() const { return worst_; }

 private:
  enum class Rule { verdicts, nagios_states, nagios_summary };

  void add(Verdict verdict) { worst_ = std::max(worst_, info(verdict).exit); }
  void add(NagiosState state) { worst_ = std::max(worst_, info(state).exit); }

  Rule rule_;
  Thresholds thresholds_;
  int worst_ = 0;
};

}  // namespace rconn::cli
