#include "cli/commands/commands.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "cli/options/text/escape.hpp"
#include "cli/output/console/status_line.hpp"
#include "cli/output/printer.hpp"
#include "cli/output/summary/check_summary.hpp"
#include "cli/output/words/counted.hpp"
#include "cli/targets/fleet_source.hpp"
#include "cli/targets/whole_file.hpp"
#include "connector/net/process/signal_catcher.hpp"
#include "connector/run/run.hpp"
#include "connector/values/security/user_info.hpp"

namespace rconn::cli {
namespace {

std::string message(const std::string& words) {
  return text::for_terminal("rconn: check: " + words) + "\n";
}

void complain(Console& console, const std::string& words) { console.err(message(words)); }

// Why there is nothing to check.
std::string why_none(const Options& options, std::size_t bad_lines) {
  if (bad_lines > 0) return counted(bad_lines, "bad line");
  const std::string& file = options.file ? *options.file : options.service_discovery.value_or("");
  const std::string name = without_user_info(file);
  return (file == "-" ? name_of_file(name) : fmt::format("'{}'", name)) + " names none";
}

// Prints each report, with --ordered in the order of the targets, and counts it.
class CheckOutput {
 public:
  CheckOutput(const Options& options, Console& console)
      : options_(options),
        printer_(CommandId::check, options, console),
        status_(printer_.console(), options.quiet) {}

  void take(const Report& report, std::size_t place) {
    if (report.failure && report.failure->fault == Fault::interrupted) return;  // counted later
    summary_.add(report, place, options_.thresholds);
    if (!options_.ordered) return print(report);
    early_.emplace(place, report);
    for (auto first = early_.begin(); first != early_.end() && first->first == next_;
         first = early_.erase(first), ++next_) {
      print(first->second);
    }
  }

  // Tells of a list what is no report.
  void tell(const ListMessage& told) {
    status_.clear();
    const bool warns = told.kind == ListMessage::Kind::warning;
    if (!warns) printer_.print_problem(told.place, told.words);
    if (options_.quiet) return;
    const std::string line = message(in_words(told));
    warns ? console().warn(line) : console().err(line);
  }

  void show_progress(Standing standing) {
    status_.show(fmt::format("checking: {} done, {} failed, {} in progress", standing.done,
                             summary_.failures(), standing.under_way));
  }

  // The run ended early: `pulled` targets were started, and `rest` were not.
  void cut_short(std::size_t pulled, FleetSource::Rest rest) {
    summary_.interrupted = pulled - summary_.targets() + rest.targets;
    summary_.rest_uncounted = !rest.complete;
  }

  // Prints the summary and returns the exit status.
  int finish(const FleetSource& source, Duration took) {
    for (const auto& [place, report] : early_) print(report);  // those after an interrupted target
    status_.clear();
    const bool early = summary_.interrupted > 0 || summary_.rest_uncounted;
    if (early) summary_.state = std::max(summary_.state, NagiosState::unknown);
    summary_.bad_lines = source.bad_lines();
    summary_.took = took;
    printer_.summarize(summary_);
    if (early && !options_.quiet) {
      complain(
          console(),
          fmt::format("interrupted: {} of {}{} done", summary_.targets() - summary_.interrupted,
                      summary_.rest_uncounted ? "at least " : "", summary_.targets()));
    }
    return printer_.finish();
  }

  // The exit status where nothing was checked.
  int finish_without_targets(const FleetSource& source, Duration took) {
    const std::string problem = "no targets to check: " + why_none(options_, source.bad_lines());
    complain(console(), problem);
    const int not_attempted = info(Verdict::not_attempted).exit;
    if (!options_.output || !info(*options_.output).of_tests) return not_attempted;
    printer_.print_problem("rconn check", problem);
    return std::max(finish(source, took), not_attempted);
  }

  [[nodiscard]] Console& console() { return printer_.console(); }
  void note_end(RunEnd end) { printer_.note_end(end); }
  [[nodiscard]] bool wants_ticks() const { return status_.has_terminal(); }

 private:
  void print(const Report& report) {
    status_.clear();
    printer_.print(report);
  }

  const Options& options_;
  Printer printer_;
  StatusLine status_;
  CheckSummary summary_;
  std::map<std::size_t, Report> early_;  // by place: they wait for the reports before them
  std::size_t next_ = 0;
};

Limits limits_of(const Options& options) {
  Limits limits;
  limits.jobs = options.jobs.value_or(0);
  limits.rate = options.rate.value_or(0);
  return limits;
}

}  // namespace

int run_check(const NamedTargets& named, const Options& options, Console& console) {
  const int not_attempted = info(Verdict::not_attempted).exit;
  CheckOutput output(options, console);
  const auto tell = [&output](const ListMessage& message) { output.tell(message); };
  auto opened = FleetSource::open(named, options, tell);
  if (!opened) {
    complain(console, opened.error().message);
    return caught_signal() == 0 ? not_attempted : info(Verdict::interrupted).exit;
  }
  FleetSource& source = opened.value();
  std::size_t pulled = 0;
  const auto pull = [&source, &pulled] {
    Pull next = source.pull();
    if (next.target) ++pulled;
    return next;
  };
  RunListener listener;
  listener.room = [&console] { return console.room(); };
  listener.on_report = [&output](const Report& report, std::size_t place) {
    output.take(report, place);
  };
  if (output.wants_ticks()) {
    listener.on_tick = [&output](Standing standing) { output.show_progress(standing); };
  }
  const auto started = net::Clock::now();
  const RunEnd end = run(Operation::ping, Fleet{pull, limits_of(options)}, listener);
  const bool complete = end != RunEnd::interrupted && end != RunEnd::unread;
  const Duration took = net::Clock::now() - started;
  if (complete && pulled == 0) return output.finish_without_targets(source, took);
  if (!complete) output.cut_short(pulled, source.count_rest());
  output.note_end(end);
  const int status = output.finish(source, took);
  return source.broken_off() ? std::max(status, not_attempted) : status;
}

}  // namespace rconn::cli
