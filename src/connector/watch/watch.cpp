#include "connector/watch/watch.hpp"

#include <optional>
#include <system_error>

#include "connector/net/event_loop.hpp"
#include "connector/net/machine/system_name.hpp"
#include "connector/net/process/descriptor_limit.hpp"
#include "connector/watch/watch_run.hpp"

namespace rconn {
namespace {

WatchSettings settings_of(const WatchPlan& plan) {
  net::SystemName name = net::find_system_name();
  return {.interval = plan.interval,
          .fresh_interval = plan.fresh_interval,
          .write_key = plan.write_key,
          .duration = plan.duration,
          .host = std::move(name.host),
          .system = std::move(name.system)};
}

TargetRecord record_of(const Target& target, const WatchPlan& plan) {
  TargetRecord record;
  record.target = target.named;
  record.endpoint = endpoint(target);
  const auto add = [&record](View view) { record.views.emplace_back().view = view; };
  add(View::held);
  if (plan.fresh_interval) add(View::fresh);
  if (!plan.write_key) return record;
  add(View::write);
  Writes& writes = record.writes.emplace();
  writes.key = *plan.write_key;
  writes.time_to_live = plan.time_to_live;
  return record;
}

// The event loop could not be created.
void tell_hopeless(const WatchPlan& plan, const WatchListener& listener,
                   const std::system_error& error, WatchRecord& record) {
  record.end = RunEnd::hopeless;
  record.start.wall = std::chrono::system_clock::now();
  record.now = record.start;
  for (std::size_t i = 0; i < plan.targets.size(); ++i) {
    Report report = report_on(plan.targets[i]);
    report.probed = true;
    report.stopped_at = Rung::connect;
    report.failure = Failure{Fault::local_limit, error.what()};
    WatchEvent event{.kind = WatchEventKind::down,
                     .when = record.start,
                     .target = i,
                     .view = View::held,
                     .fault = Fault::local_limit};
    record.targets[i].events.push_back(event);
    event.report = std::make_shared<const Report>(std::move(report));
    if (listener.on_event) listener.on_event(event, record);
  }
}

}  // namespace

Target with_short_budgets(Target target) {
  if (!target.connect_budget) target.connect_budget = WatchPlan::short_budget;
  if (!target.read_budget) target.read_budget = WatchPlan::short_budget;
  return target;
}

WatchRecord empty_record(const WatchPlan& plan) {
  WatchRecord record;
  record.settings = settings_of(plan);
  for (const Target& target : plan.targets) record.targets.push_back(record_of(target, plan));
  return record;
}

WatchRecord watch(const WatchPlan& plan, const WatchListener& listener) {
  WatchRecord record = empty_record(plan);
  const RaisedDescriptorLimit descriptors;
  std::optional<EventLoop> loop;
  try {
    loop.emplace();
  } catch (const std::system_error& error) {
    tell_hopeless(plan, listener, error, record);
    return record;
  }
  RunContext context = watch_context(descriptors.count());
  record.end = WatchRun(plan, listener, *loop, context, record).run();
  if (listener.on_tick) listener.on_tick(record);
  return record;
}

}  // namespace rconn
