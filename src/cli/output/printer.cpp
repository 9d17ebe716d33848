#include "cli/output/printer.hpp"

#include "cli/options/text/escape.hpp"
#include "cli/output/make_reporter.hpp"
#include "connector/net/process/signal_catcher.hpp"

namespace rconn::cli {

Printer::Printer(CommandId command, const Options& options, Console& console)
    : console_(console),
      reporter_(make_reporter(command, options, console_)),
      status_(command, options),
      only_failures_(options.only_failures),
      quiet_(options.quiet),
      limits_(watch_limits_of(options)) {}

void Printer::print(const Report& report) {
  status_.add(report);
  if (!only_failures_ || !report.ok()) reporter_->report(report);
}

void Printer::print_wait(const Report& report) {
  status_.add_wait(report);
  reporter_->wait_ended(report);
}

void Printer::summarize(const PingSummary& summary) {
  if (summary.sent > 0) reporter_->ping_ended(summary);
}

void Printer::summarize(const CheckSummary& summary) {
  status_.add(summary);
  reporter_->check_ended(summary);
}

void Printer::summarize(const IdleRecord& record) {
  status_.add(record);
  if (record.report.failure) {
    reporter_->report(record.report);
  } else {
    reporter_->idle_ended(record);
  }
}

void Printer::summarize(const WatchRecord& record) {
  reporter_->watch_ended(record);
  const std::vector<BrokenLimit> broken = broken_limits(record, limits_);
  status_.add(record, broken);
  if (quiet_) return;
  for (const BrokenLimit& limit : broken) {
    const std::string& target = record.targets[limit.target].target;
    console_.err(text::for_terminal("rconn: " + target + ": " + in_words(limit)) + "\n");
  }
}

void Printer::note_end(RunEnd end) {
  if (end == RunEnd::interrupted) status_.add_interruption();
  if (end == RunEnd::unread) status_.add_undelivered();
  if (end == RunEnd::interrupted || end == RunEnd::unread) reporter_->cut_short(end);
}

int Printer::finish() {
  reporter_->finish();
  if (!console_.finish()) {
    status_.add_undelivered();
    if (caught_signal() != 0) status_.add_interruption();  // the signal ended the wait for a reader
  }
  return status_.value();
}

}  // namespace rconn::cli
