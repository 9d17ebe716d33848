#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>

#include "connector/diagnosis/rules/peer_words.hpp"
#include "connector/diagnosis/rules/rules.hpp"

namespace rconn {
namespace {

using Match = std::optional<Observed>;

Match if_so(bool so, Detail detail = {}, Values values = {}) {
  return so ? Match(Observed{std::move(detail), std::move(values)}) : std::nullopt;
}

std::string said(const Case& what) { return peer_words(what.report.failure->detail); }

// "NAME N UNIT" where N is known, else empty.
Detail counted(const char* name, const std::string& number, const char* unit) {
  return number.empty() ? Detail() : Detail{name, number, unit};
}

Detail joined(Detail one, const Detail& other) {
  if (!one.empty() && !other.empty()) one += ", ";
  return std::move(one) + other;
}

// The first condition that does not hold, if that is why the run failed.
const EvaluatedCondition* unmet(const Case& what) {
  if (what.fault() != Fault::condition_unmet) return nullptr;
  const auto& all = what.report.expectations;
  const auto found = std::ranges::find(all, false, &EvaluatedCondition::met);
  return found == all.end() ? nullptr : &*found;
}

// The condition of that name, "role" or "lag", if it is the one that does not hold.
const EvaluatedCondition* unmet(const Case& what, std::string_view name) {
  const auto* const condition = unmet(what);
  if (condition == nullptr || !condition->condition.starts_with(name)) return nullptr;
  return condition;
}

// --- Cluster ---------------------------------------------------------------------------------

// "MOVED 3999 127.0.0.1:6381"; without a host it is the one that was asked.
Match redirected(const Case& what, std::string_view word) {
  const std::string words = said(what);
  if (!words.starts_with(word)) return std::nullopt;
  const std::string slot = words_between(words, word, " ");
  std::string node = words_between(words + " ", slot + " ", " ");
  if (node.starts_with(':')) node = what.report.host + node;
  if (slot.empty() || node.empty()) return std::nullopt;
  return Observed{{}, {{"slot", slot}, {"node", node}}};
}

Match key_on_other_node(const Case& what) { return redirected(what, "MOVED "); }
Match slot_migrating(const Case& what) { return redirected(what, "ASK "); }

Match slot_unserved(const Case& what) {
  return if_so(what.fault() == Fault::cluster_down && holds(said(what), "slot not served"));
}

Match cluster_is_empty(const Case& what) {
  return if_so(unmet(what, "cluster") != nullptr && what.evidence.state.slots_assigned == "0");
}

Match slots_without_master(const Case& what) {
  const StateFacts& state = what.evidence.state;
  const bool known = !state.slots_assigned.empty() && state.slots_assigned != "0";
  const bool fails = unmet(what, "cluster") != nullptr && state.cluster_state == "fail";
  if (!known || !fails || state.slots_ok == "16384") return std::nullopt;
  return Observed{{state.slots_ok, " of 16384 slots are served"}, {{"slots", state.slots_ok}}};
}

Match not_in_cluster(const Case& what) {
  const auto* const state = unmet(what, "cluster");
  if (state != nullptr) return if_so(holds(state->found.text(), "cluster support disabled"));
  const auto* const mode = unmet(what, "mode=cluster");
  return if_so(mode != nullptr && mode->found == "standalone");
}

// --- Loading, scripts, saving ----------------------------------------------------------------

Match still_loading(const Case& what) {
  const StateFacts& state = what.evidence.state;
  const bool loads = what.fault() == Fault::loading || unmet(what, "loaded") != nullptr;
  if (!loads || state.loading_percent.empty()) return std::nullopt;
  return Observed{counted("about ", state.loading_eta, " s left"),
                  {{"percent", state.loading_percent}}};
}

Match busy_with(const Case& what, std::string_view words) {
  return if_so(what.fault() == Fault::busy && holds(said(what), words));
}

Match script_running(const Case& what) { return busy_with(what, "SCRIPT KILL"); }
Match module_running(const Case& what) { return busy_with(what, "module command"); }

Match function_running(const Case& what) {
  auto match = busy_with(what, "FUNCTION KILL");
  const std::string& name = what.evidence.state.function;
  if (match && !name.empty()) match->detail = Detail{"the function is ", name};
  return match;
}

Match aof_write_failed(const Case& what) {
  const std::string words = said(what);
  return if_so(what.fault() == Fault::misconf && holds(words, "AOF"));
}

Match snapshot_failed(const Case& what) {
  return if_so(what.fault() == Fault::misconf && holds(said(what), "RDB"));
}

// Hosted services bound connections by what is paid for, not by maxclients.
Match connection_quota(const Case& what) {
  return if_so(what.fault() == Fault::max_clients && holds(said(what), "concurrent"));
}

// --- Replication -----------------------------------------------------------------------------

// A master was expected.
bool is_replica_instead(const Case& what) {
  const auto* const role = unmet(what, "role=master");
  return role != nullptr && role->found == "replica";
}

// The link to the master is what the failure is about.
bool is_about_link(const Case& what) {
  if (what.fault() == Fault::master_down || unmet(what, "link") != nullptr) return true;
  const auto* const lag = unmet(what, "lag");
  return lag != nullptr && lag->found.text().starts_with("link ");
}

Detail down_for(const StateFacts& state) {
  return counted("the link has been down for ", state.down_for, " s");
}

Match full_sync(const Case& what) {
  const StateFacts& state = what.evidence.state;
  if (!is_about_link(what) || !state.syncing || state.master.empty()) return std::nullopt;
  return Observed{joined(counted("", state.sync_percent, "% received"), down_for(state)),
                  {{"master", state.master}}};
}

bool is_link_down(const StateFacts& state) {
  return !state.link.empty() && state.link != "up" && !state.syncing && !state.master.empty();
}

Match link_down(const Case& what) {
  const StateFacts& state = what.evidence.state;
  if (!is_about_link(what) || !is_link_down(state)) return std::nullopt;
  return Observed{down_for(state), {{"master", state.master}}};
}

// It would be the wrong one with its link, too; but its master may be gone.
Match link_of_replica_down(const Case& what) {
  const StateFacts& state = what.evidence.state;
  if (!is_replica_instead(what) || !is_link_down(state)) return std::nullopt;
  return Observed{down_for(state), {{"master", state.master}}};
}

// An idle master sends a replica something every repl-ping-replica-period: 10 s by default.
Match idle_master(const Case& what) {
  constexpr int period = 10;
  const StateFacts& state = what.evidence.state;
  const std::string& seconds = state.last_io;
  int silent = 0;
  const auto end = std::from_chars(seconds.data(), seconds.data() + seconds.size(), silent);
  const bool known = end.ec == std::errc{} && !state.master.empty();
  const bool idle = known && state.link == "up" && silent <= period;
  if (unmet(what, "lag") == nullptr || !idle) return std::nullopt;
  return Observed{{}, {{"master", state.master}}};
}

Match silent_master(const Case& what) {
  const StateFacts& state = what.evidence.state;
  const bool up = unmet(what, "lag") != nullptr && state.link == "up" && !state.last_io.empty();
  if (!up || state.master.empty() || idle_master(what)) return std::nullopt;
  return Observed{{}, {{"master", state.master}, {"seconds", state.last_io}}};
}

// Conditions on the link or the lag of a server that has no master.
Match has_no_master(const Case& what) {
  const bool wants_link = unmet(what, "link") != nullptr || unmet(what, "lag") != nullptr;
  return if_so(wants_link && unmet(what)->found == "role master");
}

Match failing_over(const Case& what) {
  return if_so(unmet(what, "role=") != nullptr && what.evidence.state.failing_over);
}

Match is_replica(const Case& what) {
  const StateFacts& state = what.evidence.state;
  if (!is_replica_instead(what) || state.role != "replica" || state.master.empty() ||
      is_link_down(state)) {
    return std::nullopt;
  }
  return Observed{{}, {{"master", state.master}}};
}

Match is_master(const Case& what, bool with_replica) {
  const StateFacts& state = what.evidence.state;
  const auto* const role = unmet(what, "role=replica");
  const bool master = role != nullptr && role->found == "master" && state.role == "master";
  if (!master || state.replica.empty() == with_replica) return std::nullopt;
  if (!with_replica && state.replicas != "0") return std::nullopt;
  return Observed{{}, {{"replica", state.replica}}};
}

Match master_with_replica(const Case& what) { return is_master(what, true); }
Match master_without_replica(const Case& what) { return is_master(what, false); }

Match is_sentinel(const Case& what) {
  const auto* const role = unmet(what, "role=");
  const auto* const mode = unmet(what, "mode=");
  const auto* const found = role != nullptr ? role : mode;
  return if_so(found != nullptr && found->found == "sentinel");
}

constexpr std::array table{
    Rule{"key-on-other-node", Certainty::proven, key_on_other_node},
    Rule{"slot-migrating", Certainty::proven, slot_migrating},
    Rule{"slot-unserved", Certainty::proven, slot_unserved},
    Rule{"cluster-without-slots", Certainty::proven, cluster_is_empty},
    Rule{"slots-without-master", Certainty::proven, slots_without_master},
    Rule{"not-in-cluster", Certainty::proven, not_in_cluster},
    Rule{"still-loading", Certainty::proven, still_loading},
    Rule{"script-running", Certainty::proven, script_running},
    Rule{"function-running", Certainty::proven, function_running},
    Rule{"module-running", Certainty::proven, module_running},
    Rule{"aof-write-failed", Certainty::proven, aof_write_failed},
    Rule{"snapshot-failed", Certainty::proven, snapshot_failed},
    Rule{"connection-quota", Certainty::likely, connection_quota},
    Rule{"full-sync", Certainty::proven, full_sync},
    Rule{"link-to-master-down", Certainty::proven, link_down},
    Rule{"link-to-master-down", Certainty::likely, link_of_replica_down},
    Rule{"master-idle", Certainty::likely, idle_master},
    Rule{"master-silent", Certainty::likely, silent_master},
    Rule{"has-no-master", Certainty::proven, has_no_master},
    Rule{"failing-over", Certainty::proven, failing_over},
    Rule{"is-replica", Certainty::proven, is_replica},
    Rule{"is-master", Certainty::proven, master_with_replica},
    Rule{"is-master-alone", Certainty::proven, master_without_replica},
    Rule{"is-sentinel", Certainty::proven, is_sentinel},
};

}  // namespace

std::span<const Rule> placement_rules() { return table; }

}  // namespace rconn
