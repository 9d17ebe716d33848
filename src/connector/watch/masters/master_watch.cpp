#include "connector/watch/masters/master_watch.hpp"

#include <algorithm>
#include <asio/this_coro.hpp>
#include <utility>
#include <vector>

#include "connector/ladder/rungs/rung_timer.hpp"
#include "connector/net/cancellation.hpp"
#include "connector/net/sleep.hpp"
#include "connector/topology/member_targets.hpp"
#include "connector/topology/redact.hpp"
#include "connector/topology/seed.hpp"
#include "connector/topology/seed_view.hpp"
#include "connector/watch/masters/peer_word.hpp"
#include "phpredis/address.hpp"

namespace rconn {
namespace {

using net::Clock;

// How long to look closely after an error, and after a change of masters: until the old one is
// back.
constexpr std::chrono::seconds after_error{5};
constexpr std::chrono::seconds after_change{60};
// How often a Cluster is asked for its nodes while something is wrong: the list may be long.
constexpr std::chrono::seconds between_lists{2};

}  // namespace

MasterWatch::MasterWatch(const Target& target, FailoverMeter& meter, Now now, RunContext& context,
                         const asio::any_io_executor& executor, Duration interval,
                         std::optional<int> slot)
    : target_(target),
      seed_(seed_of(target)),
      meter_(meter),
      now_(std::move(now)),
      context_(context),
      interval_(std::clamp<Clock::duration>(interval, fast, slow)),
      slot_(slot),
      tasks_(executor),
      unknown_(report_on(target)) {
  unknown_.stopped_at = Rung::connect;
  unknown_.failure = Failure{Fault::no_master, "nobody was asked yet"};
  meter_.show_by([&target](const std::string& text) { return peer_word(text, target); });
}

bool MasterWatch::is_by_sentinel() const {
  return is_known_ ? places_.kind == TopologyKind::sentinel
                   : places_.kind == TopologyKind::sentinel || settings_of(target_).master;
}

asio::awaitable<void> MasterWatch::run() {
  co_await asio::this_coro::throw_if_cancelled(false);
  auto listed = Clock::time_point::min();
  while (true) {
    const bool is_over = co_await net::is_cancelled();
    if (is_over) break;
    const auto begun = Clock::now();
    const bool is_cluster = places_.kind == TopologyKind::cluster;
    const bool is_old = is_cluster && is_alert() && begun - listed >= between_lists;
    if (!is_known_ || moved_ || is_old) {
      co_await discover();
      has_asked_ = true;
      listed = Clock::now();
    }
    co_await pause(begun, slot_ || settings_of(target_).master);
  }
  co_await tasks_.finished();
}

// The server that the user named, or, if that is gone, another one of the same Cluster.
asio::awaitable<void> MasterWatch::discover() {
  std::vector<Place> others;
  if (moved_) others.push_back(*moved_);
  moved_.reset();
  others.push_back({{}, target_, {}});
  if (is_known_) std::ranges::copy(places_.servers, std::back_inserter(others));
  for (const Place& place : others) {
    if (co_await discover_at(place)) co_return;
  }
}

asio::awaitable<bool> MasterWatch::discover_at(const Place& place) {
  Target asked = target_;
  asked.host = place.target.host;
  asked.port = place.target.port;
  asked.credentials = place.target.credentials;
  Report report = report_on(target_);
  RungTimer timer(report);
  Target seed = seed_of(asked);
  const auto view = co_await view_of_seed(asked, seed, place.networks, context_, timer);
  if (co_await net::is_cancelled()) co_return false;
  redact(report, target_);
  // A proxy, or a server that permits little: nothing is known but its address.
  const bool is_mute = report.stopped_at == Rung::topology && !settings_of(target_).master;
  if (!view && is_mute && !is_known_) {
    take({.servers = {{endpoint(target_), target_, {}}}});
    co_return true;
  }
  if (!view) {
    if (!is_known_) unknown_ = std::move(report);
    co_return false;
  }
  const Topology topology = initial_topology(asked, *view);
  Places places = places_in(topology, target_, seed, slot_);
  if (places.failure) {
    timer.failed(Rung::topology, *places.failure);
    places_.kind = places.kind;
    if (!is_known_) unknown_ = std::move(report);
    co_return false;
  }
  seed_ = std::move(seed);
  take(std::move(places));
  co_return true;
}

void MasterWatch::take(Places places) {
  const bool is_first = !std::exchange(is_known_, true);
  const bool is_other_shard =
      !is_first && std::ranges::none_of(places.servers, [this](const Place& place) {
        return is_candidate(place.address);
      });
  if (is_other_shard) choice_ = {};
  places_ = std::move(places);
  for (const Place& place : places_.servers) {
    known_.insert_or_assign(place.address, place);
  }
  if (is_by_sentinel()) choice_.told(places_.servers.front().address, std::nullopt);
  forget_others();
  // Without replicas there is nothing to follow.
  const bool is_alone = places_.kind == TopologyKind::standalone && places_.servers.size() == 1;
  if (is_alone && !slot_) return;
  for (const Place& place : places_.servers) watch_server(place);
  if (!is_first) return;
  for (const Place& place : places_.sentinels) tasks_.start(poll_sentinel(place));
}

void MasterWatch::watch_server(const Place& place) {
  if (!asked_.insert(place.address).second) return;
  tasks_.start(poll_server(place));
}

bool MasterWatch::is_wanted(const std::string& address) const {
  if (meter_.awaits_demotion_of(address)) return true;
  if (meter_.master() && meter_.master()->address == address) return true;
  if (is_by_sentinel()) return choice_.address() == address;
  return is_candidate(address);
}

bool MasterWatch::is_candidate(const std::string& address) const {
  return std::ranges::find(places_.servers, address, &Place::address) != places_.servers.end();
}

// Sentinels and replicas may name ever new addresses.
void MasterWatch::forget_others() {
  std::erase_if(known_, [this](const auto& each) {
    const std::string& address = each.first;
    return !is_candidate(address) && !is_wanted(address) && address != choice_.address();
  });
}

asio::awaitable<void> MasterWatch::poll_sentinel(Place place) {
  co_await asio::this_coro::throw_if_cancelled(false);
  MemberSession session(std::move(place), context_);
  while (true) {
    const bool is_over = co_await net::is_cancelled();
    if (is_over) break;
    const auto begun = Clock::now();
    const auto named = co_await ask_master(session, places_.master_name);
    if (co_await net::is_cancelled()) co_return;
    auto master = named ? place_of(named->host, named->port, target_, seed_) : std::nullopt;
    if (master) {
      known_.insert_or_assign(master->address, *master);
      choice_.told(master->address, named->epoch);
      if (is_wanted(master->address)) watch_server(*master);
      update();
      forget_others();
    }
    co_await pause(begun, true);
  }
}

asio::awaitable<void> MasterWatch::poll_server(Place place) {
  co_await asio::this_coro::throw_if_cancelled(false);
  const std::string address = place.address;
  MemberSession session(std::move(place), context_);
  while (is_wanted(address)) {
    const bool is_over = co_await net::is_cancelled();
    if (is_over) break;
    const auto begun = Clock::now();
    const bool in_cluster = places_.kind == TopologyKind::cluster;
    const auto answer = co_await ask_role(session, in_cluster);
    if (co_await net::is_cancelled()) co_return;
    if (answer) {
      note(*answer);
    } else {
      choice_.silent(address);
      update();
    }
    co_await pause(begun, false);
  }
  asked_.erase(address);
  choice_.forget(address);
}

// In a replication, a server that has two addresses counts at the one that was asked first.
void MasterWatch::note(const RoleAnswer& answer) {
  const RoleReport& report = answer.report;
  if (places_.kind == TopologyKind::standalone && !report.run_id.empty()) {
    const auto [known, is_new] =
        processes_.try_emplace(report.run_id.substr(0, FailoverMeter::max_run_id), report.address);
    if (!is_new && known->second != report.address) return;
    if (processes_.size() > max_processes) processes_.clear();
  }
  const Instant now = now_();
  meter_.said(report, now);
  if (is_by_sentinel() || is_candidate(report.address)) choice_.said(report);
  update();
  if (places_.kind == TopologyKind::standalone) add_members(answer.replication);
}

void MasterWatch::update() {
  const RoleReport* const master = choice_.master();
  if (master == nullptr) return;
  const bool is_change = meter_.master() && meter_.master()->address != master->address;
  meter_.master_is(*master, now_());
  if (is_change) alert_until_ = Clock::now() + after_change;
}

// The replicas of a master, or the master of a replica.
void MasterWatch::add_members(const ReplicationView& view) {
  std::set<std::string> listed;
  for (const auto& each : view.replicas) listed.insert(phpredis::address(each.host, each.port));
  listed.insert(phpredis::address(view.own.master_host, view.own.master_port));
  const auto add = [this, &listed](const std::string& host, int port) {
    const auto place = place_of(host, port, target_, seed_);
    if (!place || is_candidate(place->address) || !make_room(listed)) return;
    known_.insert_or_assign(place->address, *place);
    places_.servers.push_back(*place);
    watch_server(*place);
  };
  for (const ListedReplica& each : view.replicas) add(each.host, each.port);
  if (view.own.role == MemberRole::replica) add(view.own.master_host, view.own.master_port);
}

// One that does not answer, and is not listed any more, is not asked any longer; the one that the
// user named, and the master, always are.
bool MasterWatch::make_room(const std::set<std::string>& listed) {
  if (places_.servers.size() < Places::max_servers) return true;
  const auto is_gone = [this, &listed](const Place& place) {
    const std::string& address = place.address;
    const bool is_needed = address == endpoint(target_) || address == choice_.address() ||
                           meter_.awaits_demotion_of(address);
    return !is_needed && !choice_.answers(address) && !listed.contains(address);
  };
  const auto gone = std::ranges::find_if(places_.servers, is_gone);
  if (gone == places_.servers.end()) return false;
  places_.servers.erase(gone);
  forget_others();
  return true;
}

const Place* MasterWatch::place() const {
  if (!is_known_) return nullptr;
  const auto found = known_.find(choice_.address());
  return found == known_.end() ? &places_.servers.front() : &found->second;
}

void MasterWatch::moved(const std::string& host, int port) {
  auto place = place_of(host, port, target_, seed_);
  look_closely();
  if (!place || asked_.contains(place->address)) return;
  moved_ = std::move(place);
}

void MasterWatch::look_closely() {
  alert_until_ = std::max(alert_until_, Clock::now() + after_error);
}

bool MasterWatch::is_alert() const {
  if (Clock::now() < alert_until_) return true;
  const RoleReport* const master = choice_.master();
  return master != nullptr && master->address != choice_.address();
}

asio::awaitable<void> MasterWatch::pause(Clock::time_point begun, bool is_urgent) {
  while (true) {
    const bool is_over = co_await net::is_cancelled();
    if (is_over) break;
    const Clock::duration period = is_urgent || is_alert() ? interval_ : slow;
    const auto now = Clock::now();
    if (now >= begun + period) co_return;
    const auto moment = std::min(begun + period, now + interval_);
    co_await net::sleep_until(moment);
  }
}

}  // namespace rconn
