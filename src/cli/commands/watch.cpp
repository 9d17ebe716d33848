#include <algorithm>
#include <chrono>

#include "cli/commands/commands.hpp"
#include "cli/commands/watch_options.hpp"
#include "cli/commands/watch_report.hpp"
#include "cli/options/text/escape.hpp"
#include "cli/output/printer.hpp"
#include "connector/watch/watch.hpp"
#include "phpredis/timeval.hpp"

namespace rconn::cli {
namespace {

using std::chrono::microseconds;

constexpr microseconds default_interval = std::chrono::milliseconds(100);
constexpr microseconds default_time_to_live = std::chrono::hours(1);

microseconds or_else(const std::optional<double>& seconds, microseconds otherwise) {
  return seconds ? phpredis::timeval_of(*seconds).value_or(otherwise) : otherwise;
}

WatchPlan plan_of(std::span<const Target> targets, const Options& options) {
  WatchPlan plan{.targets = targets};
  plan.interval = or_else(options.interval, default_interval);
  if (options.fresh) {
    plan.fresh_interval = std::max<microseconds>(plan.interval, WatchPlan::least_fresh_interval);
  }
  plan.write_key = options.write_key;
  plan.time_to_live = or_else(options.time_to_live, default_time_to_live);
  if (options.duration) plan.duration = phpredis::timeval_of(*options.duration);
  return plan;
}

}  // namespace

int run_watch(const NamedTargets& named, const Options& options, Console& console) {
  if (const auto error = watch_conflict(options)) {
    console.err(text::for_terminal("rconn: watch: " + error->message) + "\n");
    return info(Verdict::not_attempted).exit;
  }
  ReportFiles files(options, console);
  if (!files.check()) return info(Verdict::not_attempted).exit;
  std::vector<Target> targets;
  for (const Target& target : named.targets) targets.push_back(with_short_budgets(target));
  Printer printer(CommandId::watch, options, console);
  WatchListener listener;
  listener.on_event = [&printer](const WatchEvent& event, const WatchRecord& so_far) {
    printer.show(event, so_far);
  };
  listener.on_tick = [&printer, &files](const WatchRecord& so_far) {
    printer.show(so_far);
    files.tick(so_far);
  };
  listener.room = [&printer] { return printer.room(); };
  listener.input = printer.input();
  listener.on_input = [&printer] { return printer.take_input(); };
  const WatchRecord record = watch(plan_of(targets, options), listener);
  if (!files.write(record)) printer.note_end(RunEnd::unread);
  printer.summarize(record);
  return printer.finish();
}

}  // namespace rconn::cli
