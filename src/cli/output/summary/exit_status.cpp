#include "cli/output/summary/exit_status.hpp"

#include "cli/output/summary/idle_exit.hpp"

namespace rconn::cli {

ExitStatus::ExitStatus(CommandId command, const Options& options)
    : rule_(Rule::verdicts), thresholds_(options.thresholds) {
  if (options.output != OutputFormat::nagios) return;
  rule_ = command == CommandId::check ? Rule::nagios_summary : Rule::nagios_states;
}

void ExitStatus::add(const Report& report) {
  switch (rule_) {
    case Rule::verdicts:
      return add(report.verdict());
    case Rule::nagios_states:
      return add(nagios_state(report, thresholds_));
    case Rule::nagios_summary:
      return;
  }
}

void ExitStatus::add_wait(const Report& report) {
  if (rule_ != Rule::verdicts) add(report);
}

void ExitStatus::add_interruption() {
  if (rule_ == Rule::verdicts) interrupted_ = true;
  if (rule_ == Rule::nagios_states) add(NagiosState::unknown);
}

void ExitStatus::add(const CheckSummary& summary) {
  if (rule_ == Rule::nagios_summary) add(summary.state);
}

void ExitStatus::add(const IdleRecord& record) { worst_ = std::max(worst_, idle_exit(record)); }

void ExitStatus::add(const WatchRecord& record, const std::vector<BrokenLimit>& broken) {
  constexpr int limit_broken = 1;
  if (!broken.empty()) worst_ = std::max(worst_, limit_broken);
  if (record.end == RunEnd::unread) add_undelivered();
  if (record.end == RunEnd::hopeless) add(Verdict::not_attempted);
}

void ExitStatus::add(Verdict verdict) {
  if (verdict == Verdict::interrupted) return add_interruption();
  worst_ = std::max(worst_, info(verdict).exit);
}

int ExitStatus::value() const {
  if (undelivered_) return std::max(worst_, info(Verdict::not_attempted).exit);
  return interrupted_ ? std::max(worst_, info(Verdict::interrupted).exit) : worst_;
}

}  // namespace rconn::cli
