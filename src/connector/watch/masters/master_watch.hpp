// Keeps asking who is the master of a target: its Sentinels, the nodes of its Cluster or the
// members of its replication. Entry points: run(); place(), where a client would go for the master
// now. Invariants: a server is asked on one connection that stays open, at most once per `fast`;
// only servers that `topology` would connect to are asked.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "connector/ladder/run_context.hpp"
#include "connector/net/asio.hpp"
#include "connector/net/task_group.hpp"
#include "connector/values/report.hpp"
#include "connector/values/target.hpp"
#include "connector/watch/failover/failover_meter.hpp"
#include "connector/watch/failover/master_choice.hpp"
#include "connector/watch/masters/member_session.hpp"
#include "connector/watch/masters/places.hpp"

namespace rconn {

class MasterWatch {
 public:
  using Now = std::function<Instant()>;

  // All references must outlive it. `interval`: of the probes. `slot`: see places_in().
  MasterWatch(const Target& target, FailoverMeter& meter, Now now, RunContext& context,
              const asio::any_io_executor& executor, Duration interval, std::optional<int> slot);

  // Asks until it is cancelled.
  asio::awaitable<void> run();

  // The target was asked, whether or not it answered.
  [[nodiscard]] bool has_asked() const { return has_asked_; }

  // Whether a client connects to the master that Sentinels name, and not to the target itself.
  [[nodiscard]] bool is_by_sentinel() const;

  // Where the master is; null: nobody says. Valid until the next wait.
  [[nodiscard]] const Place* place() const;

  // Why nobody does.
  [[nodiscard]] const Report& unknown() const { return unknown_; }

  // A node of the Cluster said that the slot is served there.
  void moved(const std::string& host, int port);

  // Something is wrong: ask more often.
  void look_closely();

  // How often each server is asked while all is well.
  static constexpr std::chrono::milliseconds slow{1000};
  // And when something is wrong, or a Sentinel: at most.
  static constexpr std::chrono::milliseconds fast{100};

  // How many run ids of processes are remembered, to tell addresses of one server.
  static constexpr std::size_t max_processes = 1'000;

 private:
  asio::awaitable<void> discover();
  asio::awaitable<bool> discover_at(const Place& place);
  asio::awaitable<void> poll_sentinel(Place place);
  asio::awaitable<void> poll_server(Place place);
  asio::awaitable<void> pause(net::Clock::time_point begun, bool is_urgent);
  void take(Places places);
  void watch_server(const Place& place);
  void note(const RoleAnswer& answer);
  void forget_others();
  void add_members(const ReplicationView& view);
  // Returns whether there is room for one more server; `listed`: those that must stay.
  bool make_room(const std::set<std::string>& listed);
  void update();
  [[nodiscard]] bool is_candidate(const std::string& address) const;
  [[nodiscard]] bool is_wanted(const std::string& address) const;
  [[nodiscard]] bool is_alert() const;

  const Target& target_;
  Target seed_;
  FailoverMeter& meter_;
  Now now_;
  RunContext& context_;
  net::Clock::duration interval_;
  std::optional<int> slot_;
  TaskGroup tasks_;
  Places places_;
  MasterChoice choice_;
  std::map<std::string, Place> known_;            // candidates, told or awaited, by address
  std::set<std::string> asked_;                   // addresses that have a poller
  std::map<std::string, std::string> processes_;  // run ids to the address that has it
  Report unknown_;
  std::optional<Place> moved_;  // to be asked for its view
  net::Clock::time_point alert_until_{};
  bool has_asked_ = false;
  bool is_known_ = false;  // places_ is what a seed said
};

}  // namespace rconn
