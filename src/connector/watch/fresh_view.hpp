// The view `fresh` of one target: a new connection for each probe.
// Entry point: FreshView::run(). Where a name has several addresses, each is the first one in turn,
// and is judged for itself; the view works if one of them does.
#pragma once

#include "connector/net/asio.hpp"

#include <cstddef>
#include <memory>
#include <vector>

#include "connector/ladder/rungs/rung_timer.hpp"
#include "connector/net/address.hpp"
#include "connector/net/task_group.hpp"
#include "connector/watch/address_turns.hpp"
#include "connector/watch/schedule.hpp"
#include "connector/watch/target_probes.hpp"

namespace rconn {

class FreshView {
 public:
  // `probes` must outlive the view.
  FreshView(TargetProbes& probes, Schedule schedule, const asio::any_io_executor& executor);

  // Probes as scheduled, until it is cancelled.
  asio::awaitable<void> run();

  // Probes under way at once: more than the default interval and budgets need.
  static constexpr std::size_t max_overlap = 16;

 private:
  using Addresses = std::vector<net::Address>;

  asio::awaitable<void> probe(net::Clock::time_point due);
  asio::awaitable<void> probe_master(const BegunProbe& probe);
  asio::awaitable<net::Clock::time_point> climb(const BegunProbe& probe, Report& report);
  asio::awaitable<net::Clock::time_point> try_addresses(const BegunProbe& probe,
                                                        Addresses addresses, RungTimer& timer,
                                                        net::Deadline deadline);
  void note_attempts(const BegunProbe& probe, net::Clock::time_point ended, const Report& report,
                     const Addresses& addresses);
  void forget(const std::vector<std::string>& gone);

  TargetProbes& probes_;
  Schedule schedule_;
  TaskGroup tasks_;
  AddressTurns turns_;
  std::size_t under_way_ = 0;
};

}  // namespace rconn
