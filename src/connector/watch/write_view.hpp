// The view `write` of one target: SET of a key on the master, on a connection that stays open.
// Entry point: run(). After an outage, or a change of masters, the key is read before the first
// write, which tells the lost ones (WriteLedger).
// Invariants: one connection is open or opened at a time; a write is never sent twice; a key that
// holds what no watch wrote is never written.
#pragma once

#include "connector/net/asio.hpp"

#include <asio/steady_timer.hpp>
#include <deque>
#include <memory>
#include <optional>
#include <string>

#include "connector/net/task_group.hpp"
#include "connector/watch/failover/failover_meter.hpp"
#include "connector/watch/masters/master_watch.hpp"
#include "connector/watch/schedule.hpp"
#include "connector/watch/target_probes.hpp"
#include "connector/watch/write_link.hpp"
#include "connector/watch/writes/write_ledger.hpp"

namespace rconn {

class WriteView {
 public:
  // All must outlive the view. `writes` has the key and its time to live, and is filled.
  WriteView(TargetProbes& probes, MasterWatch& masters, FailoverMeter& failovers, Writes& writes,
            Schedule schedule, const asio::any_io_executor& executor);

  // Writes as scheduled, until it is cancelled.
  asio::awaitable<void> run();

 private:
  void take_due(net::Clock::time_point now);
  void follow_master(net::Clock::time_point now);
  asio::awaitable<void> use_link();
  asio::awaitable<void> wait_for_link(net::Clock::time_point now);
  asio::awaitable<void> open();
  bool accept(const KeyRead& read, Report& report);
  void judge(const KeyRead& read);
  void fail_waiting(net::Clock::time_point begun, const Report& report);
  void fail_overdue(net::Clock::time_point now);
  [[nodiscard]] net::Clock::duration budget() const;

  TargetProbes& probes_;
  MasterWatch& masters_;
  WriteLedger ledger_;
  Writing writing_;
  Schedule schedule_;
  asio::steady_timer wake_;
  TaskGroup tasks_;
  std::deque<BegunProbe> waiting_;  // for a connection, in order
  std::unique_ptr<WriteLink> link_;
  std::optional<net::Clock::time_point> leave_at_;  // the master is elsewhere: when to give it up
  std::optional<Report> last_failure_;              // of an attempt since the last connection
  net::Clock::time_point next_attempt_{};
  std::string attempted_;  // the address that is being connected to
  std::string run_id_;     // of the process that acknowledged the last write
  bool is_opening_ = false;
  bool is_left_alone_ = false;  // the key holds what no watch wrote, or may not be read
  bool was_written_ = false;
};

}  // namespace rconn
