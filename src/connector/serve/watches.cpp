#include "connector/serve/watches.hpp"

#include <map>
#include <string_view>
#include <utility>

#include "connector/serve/same_plan.hpp"
#include "connector/watch/watch_run.hpp"

namespace rconn {

struct Watches::Watched {
  Watched(const ListedTarget& listed, std::shared_ptr<Generation> began, EventLoop& loop)
      : name(listed.name),
        plan(listed.plan),
        generation(std::move(began)),
        target(with_short_budgets(plan.target)),
        watch{.targets = {&target, 1}, .interval = generation->setup.watch_interval},
        record(empty_record(watch)),
        run(watch, listener, loop, generation->context, record) {}

  std::string name;
  ProbePlan plan;
  std::shared_ptr<Generation> generation;
  Target target;
  WatchPlan watch;
  WatchListener listener;
  WatchRecord record;
  WatchRun run;
  TaskGroup::Task task = 0;
};

Watches::Watches(EventLoop& loop, std::function<void()> on_bug)
    : loop_(loop), tasks_(loop.context().get_executor(), std::move(on_bug)) {}

Watches::~Watches() = default;

void Watches::list(const std::shared_ptr<Generation>& generation) {
  std::map<std::string_view, std::shared_ptr<Watched>> before;  // those that do not go on
  for (const auto& each : all_) before.emplace(each->name, each);
  std::vector<std::shared_ptr<Watched>> next;
  for (const ListedTarget& listed : generation->setup.catalogue->listed()) {
    if (!listed.watched) continue;
    const auto found = before.find(listed.name);
    const bool goes_on = found != before.end() && same_plan(found->second->plan, listed.plan) &&
                         found->second->watch.interval == generation->setup.watch_interval;
    next.push_back(goes_on ? found->second : start(listed, generation));
    if (goes_on) before.erase(found);
  }
  for (const auto& [name, each] : before) tasks_.stop(each->task);
  all_ = std::move(next);
}

std::shared_ptr<Watches::Watched> Watches::start(const ListedTarget& listed,
                                                 const std::shared_ptr<Generation>& generation) {
  const auto watched = std::make_shared<Watched>(listed, generation, loop_);
  watched->task = tasks_.start(watched->run.work(), [watched] {});  // which outlives its run
  return watched;
}

std::vector<const WatchRecord*> Watches::records() const {
  std::vector<const WatchRecord*> records;
  for (const auto& each : all_) records.push_back(&each->record);
  return records;
}

}  // namespace rconn
