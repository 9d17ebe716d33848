#include "cli/commands/commands.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>
#include <vector>

#include "cli/commands/child_process.hpp"
#include "cli/options/text/escape.hpp"
#include "cli/output/printer.hpp"
#include "cli/output/summary/report_exit.hpp"
#include "cli/output/text/wait_progress.hpp"
#include "cli/output/text/wait_text.hpp"
#include "cli/targets/program.hpp"
#include "connector/net/process/signal_catcher.hpp"
#include "connector/run/run.hpp"
#include "phpredis/timeval.hpp"

namespace rconn::cli {
namespace {

using std::chrono::microseconds;

constexpr microseconds default_deadline = std::chrono::seconds(30);
constexpr microseconds default_interval = std::chrono::milliseconds(500);
constexpr microseconds default_heartbeat = std::chrono::seconds(10);
// Per try, so that a lost packet or a server that hangs does not use up the whole deadline.
constexpr microseconds default_budget = std::chrono::seconds(1);

microseconds or_else(const std::optional<double>& seconds, microseconds otherwise) {
  return seconds ? phpredis::timeval_of(*seconds).value_or(microseconds{}) : otherwise;
}

// Targets after the first one that may be words of a command to run: a program's name that is no
// host.
std::vector<std::string> names_of_programs(const Options& options) {
  std::vector<std::string> names;
  if (!options.child.empty()) return names;
  for (std::size_t place = 1; place < options.arguments.size(); ++place) {
    const TargetSpec& spec = options.arguments[place];
    if (spec.name.empty() && is_program(spec.shown)) names.push_back(spec.shown);
  }
  return names;
}

RetryPolicy policy_of(const Options& options) {
  RetryPolicy policy;
  policy.deadline = phpredis::timeval_of(options.deadline).value_or(default_deadline);
  policy.interval = or_else(options.interval, default_interval);
  policy.backoff = options.backoff.value_or(1);
  policy.max_interval = or_else(options.max_interval, {});
  policy.stable = options.stable.value_or(1);
  policy.invert = options.invert;
  policy.any = options.any;
  policy.keep_trying = options.keep_trying;
  policy.must_exist = names_of_programs(options);
  return policy;
}

std::vector<Target> with_short_budgets(std::vector<Target> targets) {
  for (Target& target : targets) {
    target.total_budget.reset();  // --deadline limits all tries together
    if (!target.connect_budget) target.connect_budget = default_budget;
    if (!target.read_budget) target.read_budget = default_budget;
  }
  return targets;
}

WaitProgressSettings progress_of(const Wait& wait, const Options& options) {
  return {.silent = options.quiet,
          .heartbeat = or_else(options.heartbeat, default_heartbeat),
          .limits = wait_limits_line(wait.policy.deadline, wait.targets)};
}

std::string endpoints(const std::vector<Target>& targets) {
  std::string list;
  for (const Target& target : targets) list += (list.empty() ? "" : " ") + endpoint(target);
  return list;
}

// Whether people read on standard output that a wait has succeeded. It may be a command's, for
// programs, or a file.
bool is_told_on_output(const Options& options) {
  return options.child.empty() &&
         options.output.value_or(OutputFormat::text) == OutputFormat::text && !options.format &&
         !options.out_file;
}

void tell_success(const std::vector<Report>& reports, Console& console) {
  for (const Report& report : reports) {
    if (report.wait->met) console.note("rconn: " + wait_line(report));
  }
}

// Runs the command. Returns its exit status, or a shell's if it could not be started.
int execute(const std::vector<std::string>& command, const std::vector<Target>& targets,
            Console& console) {
  ::setenv("RCONN_ENDPOINT", endpoints(targets).c_str(), 1);
  const ChildEnd end = run_child(command);
  if (end.error == 0) return end.status;
  console.err(text::for_terminal(fmt::format("rconn: wait: cannot run '{}': {}", command.front(),
                                             std::generic_category().message(end.error))) +
              "\n");
  return end.error == ENOENT ? 127 : 126;  // as a shell
}

// `reports`: the last report on each target that was tried.
int status_of(RunEnd end, const std::vector<Report>& reports) {
  switch (end) {
    case RunEnd::complete:
      return 0;
    case RunEnd::deadline:
      return gave_up;
    case RunEnd::interrupted:  // counted by the printer
      return 0;
    case RunEnd::unread:
    case RunEnd::hopeless:
      break;
  }
  int status = info(Verdict::not_attempted).exit;
  for (const Report& report : reports) {
    if (report.failure && info(report.failure->fault).lasting) status = info(report.verdict()).exit;
  }
  return status;
}

// The program that ended the wait, because there is no host of its name; empty if none did.
std::string forgotten_program(const std::vector<Report>& reports, const RetryPolicy& policy) {
  for (const Report& report : reports) {
    if (is_missing(report, policy)) return report.target;
  }
  return "";
}

int refuse_program(const std::string& program, Console& console) {
  console.err(
      text::for_terminal(fmt::format(
          "rconn: wait: '{0}' is a program, and no host: a command to run follows --: rconn "
          "wait TARGET -- {0} ... (--keep-trying waits for a host of that name)",
          program)) +
      "\n");
  return info(Verdict::not_attempted).exit;
}

std::string closing_words(RunEnd end, const RetryPolicy& policy) {
  switch (end) {
    case RunEnd::deadline:
      return fmt::format("gave up after {:g} s",
                         std::chrono::duration<double>(policy.deadline).count());
    case RunEnd::hopeless:
      return "waiting does not resolve this (--keep-trying waits anyway)";
    case RunEnd::interrupted:
      return "interrupted";
    case RunEnd::unread:
    case RunEnd::complete:
      break;
  }
  return "";
}

}  // namespace

int run_wait(const NamedTargets& named, const Options& options, Console& console) {
  const std::vector<Target>& targets = named.targets;
  const std::vector<Target> tried = with_short_budgets(targets);
  const Wait wait{tried, policy_of(options)};
  Printer printer(CommandId::wait, options, console);
  WaitProgress progress(console, targets.size(), progress_of(wait, options));
  std::vector<Report> reports;
  RunListener listener;
  listener.on_report = [&reports](const Report& report, std::size_t) { reports.push_back(report); };
  listener.on_try = [&progress](const Report& report, std::size_t place) {
    progress.update(report, place);
  };
  const RunEnd end = run(operation_of(CommandId::wait, options).value(), wait, listener);
  progress.finish();
  const bool as_plugin = options.output == OutputFormat::nagios;
  if (end == RunEnd::hopeless && !as_plugin) {
    const std::string program = forgotten_program(reports, wait.policy);
    if (!program.empty()) return refuse_program(program, console);
  }
  for (const Report& report : reports) {
    const bool idle =
        end == RunEnd::complete && !report.wait->met;  // with --any, another target was ready
    if (!idle) printer.print_wait(report);
  }
  if (end != RunEnd::complete && !options.quiet) {
    console.err("rconn: wait: " + closing_words(end, wait.policy) + "\n");
  }
  const bool unreported = as_plugin && end != RunEnd::complete && reports.empty();
  if (end == RunEnd::interrupted || unreported) printer.note_end(RunEnd::interrupted);
  const int own = as_plugin ? 0 : status_of(end, reports);
  const int status = std::max(own, printer.finish());
  if (status == 0 && caught_signal() != 0) {
    printer.note_end(RunEnd::interrupted);
    return printer.status();
  }
  if (status == 0 && !options.quiet && !is_told_on_output(options)) {
    tell_success(reports, console);
  }
  if (status == 0 && !options.child.empty()) {
    return execute(options.child, targets, console);
  }
  return status;
}

}  // namespace rconn::cli
