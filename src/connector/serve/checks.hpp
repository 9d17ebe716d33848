// Checks every listed target again and again, so that questions about its health are answered from
// a result that exists.
// Entry points: list(), run(), records().
// Invariants: at most one check of a target is under way, and each ends by the longest time for a
// probe; one that hangs delays no other. What this machine lacks is no result of a target that has
// one.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <vector>

#include "connector/net/asio.hpp"
#include "connector/net/deadline.hpp"
#include "connector/net/task_group.hpp"
#include "connector/serve/generation.hpp"
#include "connector/values/serve/serve_record.hpp"

namespace rconn {

class Checks {
 public:
  // `most`: how many are under way at once. `on_bug`: see TaskGroup.
  Checks(const asio::any_io_executor& executor, std::size_t most, std::function<void()> on_bug);
  ~Checks();
  Checks(const Checks&) = delete;
  Checks& operator=(const Checks&) = delete;

  // From now on, these targets are checked. One that has kept its name and its endpoint keeps its
  // last result.
  void list(std::shared_ptr<Generation> generation);

  // Checks until it is cancelled.
  asio::awaitable<void> run();

  // In the order of the catalogue, as of now. Valid until the next wait: health is asked for often,
  // so that nothing is copied for it.
  [[nodiscard]] std::vector<const ListedRecord*> records();

 private:
  using Time = net::Clock::time_point;
  struct Listed;

  static std::shared_ptr<Listed> next_of(const std::shared_ptr<Listed>& before,
                                         const ListedTarget& target);
  void start_due(Time now);
  asio::awaitable<void> check(std::shared_ptr<Listed> listed);
  void ended(const std::shared_ptr<Listed>& listed);

  std::shared_ptr<Generation> generation_;
  Time start_;  // the turns of all targets are counted from here
  std::vector<std::shared_ptr<Listed>> all_;
  std::multimap<Time, std::shared_ptr<Listed>> due_;  // those that are not under way
  std::size_t most_;
  std::size_t under_way_ = 0;
  bool is_over_ = false;
  struct Alarm;  // wakes run()
  std::unique_ptr<Alarm> alarm_;
  TaskGroup tasks_;
};

}  // namespace rconn
