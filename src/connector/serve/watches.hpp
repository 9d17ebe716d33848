// Watches the listed targets for which the configuration asks that, for as long as they are listed.
// Entry points: list(), records(), stop(), finished().
// Invariant: one watch for each target, so that a reload ends only those that it changes.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "connector/net/event_loop.hpp"
#include "connector/net/task_group.hpp"
#include "connector/serve/generation.hpp"
#include "connector/values/watch/watch_record.hpp"

namespace rconn {

class Watches {
 public:
  // `on_bug`: see TaskGroup.
  Watches(EventLoop& loop, std::function<void()> on_bug);
  ~Watches();
  Watches(const Watches&) = delete;
  Watches& operator=(const Watches&) = delete;

  // From now on, these targets are watched. One that is the same in all that it says keeps its
  // record; so it does when only others change.
  void list(const std::shared_ptr<Generation>& generation);

  // In the order of the catalogue. Valid until the next wait.
  [[nodiscard]] std::vector<const WatchRecord*> records() const;

  void stop() { tasks_.stop_all(); }

  // Returns when none is watched. Cancels all if the caller is cancelled.
  asio::awaitable<void> finished() { return tasks_.finished(); }

 private:
  struct Watched;

  std::shared_ptr<Watched> start(const ListedTarget& listed,
                                 const std::shared_ptr<Generation>& generation);

  EventLoop& loop_;
  std::vector<std::shared_ptr<Watched>> all_;
  TaskGroup tasks_;
};

}  // namespace rconn
