// The view `held` of one target: PING on a connection that stays open.
// Entry point: HeldView::run(). While the connection is silent, or gone, scheduled probes connect
// anew: the first that is answered is the held connection from then on.
#pragma once

#include "connector/net/asio.hpp"

#include <asio/steady_timer.hpp>
#include <cstddef>
#include <memory>

#include "connector/net/task_group.hpp"
#include "connector/watch/held_link.hpp"
#include "connector/watch/schedule.hpp"
#include "connector/watch/target_probes.hpp"

namespace rconn {

class HeldView {
 public:
  // `probes` must outlive the view.
  HeldView(TargetProbes& probes, Schedule schedule, const asio::any_io_executor& executor);

  // Probes as scheduled, until it is cancelled.
  asio::awaitable<void> run();

  // Connections beside the held one that are tried at once. With the default interval and budgets,
  // every probe can try one.
  static constexpr std::size_t max_attempts = 10;

 private:
  void start_due();
  void start_on_link(net::Clock::time_point due, net::Clock::time_point now);
  bool start_attempt(net::Clock::time_point due);
  asio::awaitable<void> attempt(net::Clock::time_point due);
  asio::awaitable<void> read(std::shared_ptr<HeldLink> link);
  void drop();

  TargetProbes& probes_;
  Schedule schedule_;
  asio::steady_timer wake_;
  TaskGroup tasks_;
  std::shared_ptr<HeldLink> held_;
  TaskGroup::Task reader_ = 0;  // reads from held_
  std::size_t attempts_ = 0;
  bool on_link_ = false;  // where the last probe of a silent connection went
};

}  // namespace rconn
