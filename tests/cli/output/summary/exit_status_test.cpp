#include "cli/output/summary/exit_status.hpp"

#include "cli/output/summary/report_exit.hpp"
#include "support/catch.hpp"

using namespace rconn;
using namespace rconn::cli;
using namespace std::chrono_literals;

namespace {

Report report_of(std::optional<Fault> fault, Duration total = 1ms) {
  Report report;
  report.probed = true;
  report.total = total;
  if (fault) report.failure = Failure{*fault, ""};
  return report;
}

Options to_nagios() {
  Options options;
  options.output = OutputFormat::nagios;
  options.thresholds = {0.1, 0.5};
  return options;
}

CheckSummary summary_of(const std::vector<Report>& reports) {
  CheckSummary summary;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    summary.add(reports[i], i, to_nagios().thresholds);
  }
  return summary;
}

}  // namespace

TEST_CASE("the exit status is that of the worst report") {
  ExitStatus status(CommandId::ping, {});
  CHECK(status.value() == 0);
  status.add(report_of(Fault::auth_rejected));
  CHECK(status.value() == 4);
  status.add(report_of(Fault::refused));
  status.add(report_of(std::nullopt));
  CHECK(status.value() == 4);
}

TEST_CASE("an output failure makes the exit status at least 3") {
  ExitStatus status(CommandId::ping, {});
  status.add(report_of(Fault::refused));
  status.add_undelivered();
  CHECK(status.value() == 3);
  status.add(report_of(Fault::auth_rejected));
  CHECK(status.value() == 4);
}

TEST_CASE("an interrupted run exits with the status for interruption for any reports") {
  ExitStatus status(CommandId::trace, {});
  status.add_interruption();
  status.add(report_of(Fault::auth_rejected));
  CHECK(status.value() == 130);
}

TEST_CASE("with nagios the exit status is that of a plugin, also with -q") {
  Options options = to_nagios();
  options.quiet = true;
  ExitStatus status(CommandId::ping, options);
  status.add(report_of(std::nullopt, 200ms));
  CHECK(status.value() == 1);
  status.add(report_of(Fault::auth_rejected));
  CHECK(status.value() == 2);
  status.add(report_of(Fault::interrupted));
  CHECK(status.value() == 3);
}

TEST_CASE("with nagios an interruption is UNKNOWN") {
  ExitStatus status(CommandId::ping, to_nagios());
  status.add_interruption();
  CHECK(status.value() == 3);
}

TEST_CASE("the exit status of a wait is that of its end, and a plugin's with nagios") {
  const auto waited = [](std::optional<Fault> fault, RunEnd end, bool met) {
    Report report = report_of(fault);
    report.wait = WaitResult{.tries = 1, .met = met, .end = end};
    ExitStatus status(CommandId::wait, to_nagios());
    status.add_wait(report);
    return std::pair{report_exit(report), status.value()};
  };
  using Exits = std::pair<int, int>;
  CHECK(waited(std::nullopt, RunEnd::complete, true) == Exits{0, 0});
  CHECK(waited(Fault::refused, RunEnd::complete, true) == Exits{0, 0});  // inverted
  CHECK(waited(Fault::refused, RunEnd::deadline, false) == Exits{124, 2});
  CHECK(waited(std::nullopt, RunEnd::deadline, false) == Exits{124, 2});
  CHECK(waited(Fault::refused, RunEnd::interrupted, false) == Exits{130, 3});
  CHECK(waited(Fault::auth_rejected, RunEnd::hopeless, false) == Exits{4, 2});
  CHECK(waited(Fault::tls_config, RunEnd::hopeless, false) == Exits{3, 3});
}

TEST_CASE("with nagios a check exits with the status of its summary, where CRITICAL is worst") {
  const std::vector<Report> reports{report_of(Fault::refused), report_of(Fault::interrupted)};
  ExitStatus status(CommandId::check, to_nagios());
  for (const Report& report : reports) status.add(report);
  CHECK(status.value() == 0);
  status.add(summary_of(reports));
  CHECK(status.value() == 2);
}

TEST_CASE("with other formats a check exits with the status of its reports") {
  ExitStatus status(CommandId::check, {});
  status.add(summary_of({report_of(Fault::refused)}));
  CHECK(status.value() == 0);
}
