#include "connector/watch/failover/master_choice.hpp"

namespace rconn {

void MasterChoice::said(const RoleReport& report) {
  Server& server = servers_[report.address];
  server.report = report;
  server.answers = true;
  choose();
}

void MasterChoice::silent(const std::string& address) {
  const auto found = servers_.find(address);
  if (found == servers_.end()) return;
  found->second.answers = false;
  choose();
}

void MasterChoice::forget(const std::string& address) {
  if (address != master_) servers_.erase(address);
}

void MasterChoice::told(const std::string& address, std::optional<std::int64_t> epoch) {
  if (epoch && told_epoch_ && *epoch < *told_epoch_) return;
  if (epoch) told_epoch_ = epoch;
  told_ = address;
  choose();
}

const MasterChoice::Server* MasterChoice::server(const std::string& address) const {
  const auto found = servers_.find(address);
  return found == servers_.end() ? nullptr : &found->second;
}

bool MasterChoice::answers(const std::string& address) const {
  const Server* const found = server(address);
  return found != nullptr && found->answers;
}

bool MasterChoice::is_master(const std::string& address) const {
  const Server* const found = server(address);
  return found != nullptr && found->answers && found->report.role == MemberRole::master;
}

void MasterChoice::choose() {
  if (!told_.empty()) {
    if (is_master(told_)) master_ = told_;
    return;
  }
  const bool stays = is_master(master_);
  const Server* const now = server(master_);
  const Server* best = nullptr;
  for (const auto& [address, each] : servers_) {
    if (address == master_ || !is_master(address)) continue;
    const bool newer = !stays || (each.report.epoch && now->report.epoch &&
                                  *each.report.epoch > *now->report.epoch);
    if (newer && (best == nullptr || each.report.epoch > best->report.epoch)) best = &each;
  }
  if (best != nullptr) master_ = best->report.address;
}

const RoleReport* MasterChoice::master() const {
  const Server* const found = server(master_);
  return found == nullptr ? nullptr : &found->report;
}

std::string MasterChoice::address() const { return told_.empty() ? master_ : told_; }

}  // namespace rconn
