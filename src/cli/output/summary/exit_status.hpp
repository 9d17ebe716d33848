// The exit status of a run: that of the worst report, so one bad target is enough.
// Entry points: ExitStatus::add() for each report, value() at any time. A plain value; it does not
// depend on what is printed.
#pragma once

#include <algorithm>

#include "cli/options/command.hpp"
#include "cli/options/options.hpp"
#include "cli/output/summary/check_summary.hpp"
#include "cli/output/summary/watch_limits.hpp"
#include "connector/values/idle/idle_record.hpp"
#include "connector/values/report.hpp"

namespace rconn::cli {

class ExitStatus {
 public:
  // For nagios, the exit status of a plugin, 0 to 3, and for a check that of its summary; otherwise
  // that of the worst verdict, and 130 for an interruption.
  ExitStatus(CommandId command, const Options& options);

  void add(const Report& report);
  void add(const CheckSummary& summary);

  void add(const IdleRecord& record);

  // The end of a watch. That a signal ended it is no failure: it is how one is ended.
  void add(const WatchRecord& record, const std::vector<BrokenLimit>& broken);

  // The last report of a wait. Only for nagios: otherwise the wait itself has an exit status.
  void add_wait(const Report& report);

  // A signal ended the run, so some targets have no report.
  void add_interruption();

  // Standard output or the output file could not be written completely. That matters more than an
  // interruption.
  void add_undelivered() { undelivered_ = true; }

  [[nodiscard]] int value() const;

 private:
  enum class Rule { verdicts, nagios_states, nagios_summary };

  void add(Verdict verdict);
  void add(NagiosState state) { worst_ = std::max(worst_, info(state).exit); }

  Rule rule_;
  Thresholds thresholds_;
  int worst_ = 0;
  bool interrupted_ = false;
  bool undelivered_ = false;
};

}  // namespace rconn::cli
