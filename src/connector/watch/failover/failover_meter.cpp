#include "connector/watch/failover/failover_meter.hpp"

#include <algorithm>
#include <utility>

namespace rconn {

std::string FailoverMeter::shown(const std::string& text) const {
  return show_ ? show_(text) : text;
}

// The record gets what is known of the last change.
void FailoverMeter::keep() {
  if (!is_kept_) return;
  Failover& kept = record_.failovers.back();
  kept = *last_;
  for (MasterSeen* const each : {&kept.from, &kept.to}) {
    each->address = shown(each->address);
    each->run_id = shown(each->run_id);
    if (each->run_id.size() > max_run_id) each->run_id.resize(max_run_id);
  }
}

void FailoverMeter::said(const RoleReport& report, Instant now) {
  const bool is_replica = report.role == MemberRole::replica;
  if (master_ && report.address == master_->address) {
    if (is_replica && !demoted_) demoted_ = now.at;
    if (report.role == MemberRole::master) demoted_.reset();
    return;
  }
  const bool is_former = last_ && report.address == last_->from.address;
  if (!is_former || !is_replica || last_->old_master_demoted) return;
  last_->old_master_demoted = now.at;
  keep();
  tell_({.kind = WatchEventKind::demoted, .when = now, .text = shown(report.address)});
}

void FailoverMeter::master_is(const RoleReport& report, Instant now) {
  if (!master_ || report.address != master_->address) {
    const MasterSeen next{report.address, report.run_id, report.offset, now};
    if (master_) change_to(next, now);
    master_ = next;
    return;
  }
  if (report.role != MemberRole::master) return;
  if (!report.run_id.empty()) master_->run_id = report.run_id;
  if (report.offset) master_->offset = report.offset;
}

void FailoverMeter::change_to(const MasterSeen& next, Instant now) {
  last_ = Failover{.from = *master_,
                   .to = next,
                   .last_acknowledged_write = std::exchange(last_write_, std::nullopt),
                   .first_error = first_error_,
                   .first_contact = now.at,
                   .first_acknowledged_write = std::nullopt,
                   .old_master_demoted = std::exchange(demoted_, std::nullopt)};
  is_kept_ = record_.failovers.size() < max_failovers;
  if (is_kept_) {
    record_.failovers.emplace_back();
  } else {
    ++record_.failovers_left_out;
  }
  keep();
  tell_({.kind = WatchEventKind::master_changed,
         .when = now,
         .text = shown(last_->from.address) + " to " + shown(next.address)});
  if (!last_->old_master_demoted) return;
  tell_({.kind = WatchEventKind::demoted, .when = now, .text = shown(last_->from.address)});
}

// Whether what happens now may belong to the last change.
bool FailoverMeter::goes_on() const {
  if (!last_) return false;
  return record_.writes ? !last_->first_acknowledged_write : !last_->old_master_demoted;
}

void FailoverMeter::note(const Probe& probe) {
  bool& failing = failing_.at(static_cast<std::size_t>(probe.view));
  failing = !probe.ok();
  if (failing && !first_error_) {
    first_error_ = probe.ended;
    if (goes_on() && !last_->first_error) {
      last_->first_error = first_error_;
      keep();
    }
  }
  if (std::ranges::none_of(failing_, [](bool each) { return each; })) first_error_.reset();
}

void FailoverMeter::acknowledged(const std::string& address, Duration at) {
  if (master_ && address == master_->address) {
    last_write_ = at;
    if (!last_ || last_->to.address != address || last_->first_acknowledged_write) return;
    last_->first_acknowledged_write = at;
  } else if (last_ && address == last_->from.address) {
    last_->last_acknowledged_write = at;  // it still took one while the other was master already
  } else {
    return;
  }
  keep();
}

}  // namespace rconn
