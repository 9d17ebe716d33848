#include "connector/net/dns/resolver.hpp"

#include <algorithm>
#include <utility>

namespace rconn::net {
namespace {

// Each may have a dozen sockets.
constexpr std::size_t survey_threads = 16;

// Shared by the thread that does the lookup and the coroutine that waits for it.
struct Task {
  NameLookup lookup;
  Clock::time_point end;
  Completion completion;
  Resolution resolution;  // the thread's until it is complete

  [[nodiscard]] bool wanted() const { return !completion.is_abandoned() && Clock::now() < end; }
};

Resolution look_up(const Task& task) {
#ifndef RCONN_PORTABLE
  if (task.lookup.resolver == ResolverKind::system) return look_up_by_system(task.lookup);
#endif
  return look_up_by_dns(task.lookup, [&task] { return task.wanted(); });
}

}  // namespace

Resolver::Resolver(std::size_t max_threads)
    : lookups_(max_threads), surveys_(std::min(max_threads, survey_threads)) {}

asio::awaitable<Resolution> Resolver::resolve(NameLookup lookup, Deadline deadline, Alarm late) {
  auto task = std::make_shared<Task>();
  task->lookup = std::move(lookup);
  task->end = deadline.at;

  const int no_thread = lookups_.run([task] {
    if (!task->wanted()) return;  // the deadline passed while it was queued
    task->resolution = look_up(*task);
    if (task->wanted()) task->completion.finish();  // else it may have ended halfway
  });
  if (no_thread != 0) co_return failed_lookup(0, no_thread);
  const Status status = co_await task->completion.wait(deadline, std::move(late));
  if (status.ok()) co_return std::move(task->resolution);
  Resolution none;
  none.status = status;
  co_return none;
}

std::shared_ptr<NameSurvey> Resolver::ask_name_servers(NameQuestion question) {
  auto survey = std::make_shared<NameSurvey>(std::move(question));
  return surveys_.run([survey] { survey->run(); }) == 0 ? survey : nullptr;
}

}  // namespace rconn::net
