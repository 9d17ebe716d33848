#include "cli/commands/commands.hpp"

#include <cstddef>
#include <utility>
#include <vector>

#include "cli/commands/run_rounds.hpp"
#include "cli/output/printer.hpp"
#include "cli/output/summary/ping_summary.hpp"
#include "connector/net/process/signal_catcher.hpp"
#include "connector/run/run.hpp"
#include "phpredis/timeval.hpp"

namespace rconn::cli {
namespace {

constexpr std::chrono::microseconds default_interval = std::chrono::seconds(1);

// The targets of each round, and the summary that counts each ping.
struct PingPlan {
  std::vector<Target> targets;
  std::vector<std::size_t> summary_of;  // by place in `targets`: the place of the named target

  void add(Target target, std::size_t summary) {
    targets.push_back(std::move(target));
    summary_of.push_back(summary);
  }
};

PingPlan as_named(const std::vector<Target>& named) {
  PingPlan plan;
  for (std::size_t i = 0; i < named.size(); ++i) plan.add(named[i], i);
  return plan;
}

// Each target without persistence, then each with it.
PingPlan both_ways(const std::vector<Target>& named) {
  PingPlan both = as_named(named);
  for (Target& target : both.targets) target.persistence.reset();
  for (std::size_t i = 0; i < named.size(); ++i) {
    Target persistent = named[i];
    if (!persistent.persistence) persistent.persistence = Persistence{};
    both.add(std::move(persistent), i);
  }
  return both;
}

Rounds rounds_of(const std::vector<Target>& targets, const Options& options) {
  Rounds rounds{.targets = targets};
  rounds.count = number_of_pings(options);
  rounds.interval =
      options.interval
          ? phpredis::timeval_of(*options.interval).value_or(std::chrono::microseconds{})
          : default_interval;
  rounds.check_echo = options.check_echo;
  return rounds;
}

}  // namespace

int run_ping(const NamedTargets& named, const Options& options, Console& console) {
  Printer printer(CommandId::ping, options, console);
  const PingPlan plan = options.compare ? both_ways(named.targets) : as_named(named.targets);
  std::vector<PingSummary> summaries(named.targets.size());
  const Rounds rounds = rounds_of(plan.targets, options);
  // A signal is the normal end of pings without a number. One that it cuts off is left out, unless
  // nothing else is known of its target.
  const auto is_over = [&rounds] { return rounds.count == 0 && caught_signal() != 0; };
  const auto print = [&](const Report& report, std::size_t place) {
    PingSummary& summary = summaries[plan.summary_of[place]];
    const bool cut_off = report.failure && report.failure->fault == Fault::interrupted;
    if (cut_off && is_over() && summary.sent > 0) return;
    summary.add(report);
    printer.print(report);
  };
  const RunEnd end = run_rounds(Operation::ping, rounds, print, options, console);
  if (!is_over()) printer.note_end(end);
  if (rounds.count != 1 || options.count) {
    for (const PingSummary& summary : summaries) printer.summarize(summary);
  }
  return printer.finish();
}

}  // namespace rconn::cli
