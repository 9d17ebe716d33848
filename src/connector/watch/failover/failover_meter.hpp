// Puts together what a watch sees of a change of masters.
// Entry points: master_is() for the master as MasterChoice has it, said() for what any server says
// of itself, note() for each probe, acknowledged() for each write. Pure.
// Invariant: record.failovers has the first max_failovers; those beyond are counted, and told as
// events.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "connector/values/watch/event.hpp"
#include "connector/values/watch/failover.hpp"
#include "connector/values/watch/watch_record.hpp"
#include "connector/watch/failover/role_report.hpp"

namespace rconn {

class FailoverMeter {
 public:
  using Tell = std::function<void(WatchEvent)>;

  // `record` must outlive the meter.
  FailoverMeter(TargetRecord& record, Tell tell) : record_(record), tell_(std::move(tell)) {}

  // Makes of an address or a run id, as a peer sent it, what the record and the events get.
  using Show = std::function<std::string(const std::string&)>;
  // Until then they get it as it was sent. What `show` refers to must outlive the meter.
  void show_by(Show show) { show_ = std::move(show); }

  void said(const RoleReport& report, Instant now);
  void master_is(const RoleReport& report, Instant now);
  void note(const Probe& probe);

  // The server at `address` acknowledged a write at `at`.
  void acknowledged(const std::string& address, Duration at);

  // As it was sent.
  [[nodiscard]] const std::optional<MasterSeen>& master() const { return master_; }

  // Whether the server there was the master, and has not said yet that it is none.
  [[nodiscard]] bool awaits_demotion_of(const std::string& address) const {
    return last_ && last_->from.address == address && !last_->old_master_demoted;
  }

  static constexpr std::size_t max_failovers = 1'000;
  // Of a run id in the record, in bytes. Real ones have 40.
  static constexpr std::size_t max_run_id = 64;

 private:
  [[nodiscard]] bool goes_on() const;
  void change_to(const MasterSeen& next, Instant now);
  void keep();
  [[nodiscard]] std::string shown(const std::string& text) const;

  TargetRecord& record_;
  Tell tell_;
  Show show_;
  std::optional<MasterSeen> master_;
  std::optional<Duration> last_write_;   // that the master acknowledged
  std::optional<Duration> demoted_;      // the master says that it is a replica
  std::optional<Duration> first_error_;  // since all views worked
  std::array<bool, view_names.size()> failing_{};
  std::optional<Failover> last_;  // the last one as it was sent, also if the record is full
  bool is_kept_ = false;          // it is the last one of the record
};

}  // namespace rconn
