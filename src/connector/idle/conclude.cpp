#include "connector/idle/conclude.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <set>

#include "connector/idle/boundary.hpp"
#include "connector/idle/events.hpp"

namespace rconn {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using Cause = IdleCause;

constexpr IdleFinding likely(Cause cause) { return {cause, Certainty::likely}; }
constexpr IdleFinding proven(Cause cause) { return {cause, Certainty::proven}; }

std::size_t place(IdleArm arm) { return static_cast<std::size_t>(arm); }

// Redis (and Valkey, KeyDB) closes a client when the whole seconds since its last command exceed
// the setting, and looks at each client about once a second (clientsCron in server.c): so between
// that many seconds and 2 more. Another one for a busy server; the clock that it uses may lag by a
// tenth of a second.
bool fits_timeout(const IdleBoundary& boundary, std::int64_t timeout) {
  const auto setting = seconds(timeout);
  return timeout > 0 && boundary.cut_to && *boundary.cut_from >= setting - milliseconds(200) &&
         *boundary.cut_to <= setting + std::max(seconds(3), setting / 20);
}

// Who closed connections of the silent arm.
IdleFinding who_closed(const IdleRecord& record) {
  const IdleBoundary& silent = record.boundary(IdleArm::silent);
  // Servers do not time out clients that are subscribed, proxies do.
  const IdleBoundary& subscribed = record.boundary(IdleArm::subscribed);
  // Behind a balancer, only one of several servers was asked for its setting.
  const bool asked = std::ranges::none_of(record.samples, [&record](const IdleSample& sample) {
    return sample.arm == IdleArm::silent && sample.outcome() == IdleOutcome::cut &&
           sample.server != record.server.run_id;
  });
  if (record.server.timeout && asked) {
    if (!fits_timeout(silent, *record.server.timeout)) return likely(Cause::closed_on_the_way);
    return subscribed.cut > 0 ? likely(Cause::server_timeout) : proven(Cause::server_timeout);
  }
  if (subscribed.cut > 0) return likely(Cause::closed_on_the_way);
  const bool outlived =
      subscribed.survived && silent.cut_to && *subscribed.survived > *silent.cut_to;
  return likely(outlived ? Cause::server_timeout : Cause::closed_by_peer);
}

struct Reading {
  IdleEnd end;
  Cause cause;
};

constexpr std::array readings{
    Reading{IdleEnd::reset, Cause::reset_while_silent},
    Reading{IdleEnd::closed_on_use, Cause::closed_on_the_way},
    Reading{IdleEnd::reset_on_use, Cause::forgotten_rejected},
    Reading{IdleEnd::unacknowledged, Cause::forgotten_dropped},
    Reading{IdleEnd::no_reply, Cause::forgotten_dropped},
    Reading{IdleEnd::unanswered, Cause::lost_behind_proxy},
    Reading{IdleEnd::error_reply, Cause::answered_with_error},
    Reading{IdleEnd::closed_with_error, Cause::closed_with_error},
};

// The arm that shows what happens to silent connections: the subscribed one if only that is cut.
IdleArm arm_in_question(const IdleRecord& record) {
  const bool silent = record.boundary(IdleArm::silent).cut > 0;
  return silent || record.boundary(IdleArm::subscribed).cut == 0 ? IdleArm::silent
                                                                 : IdleArm::subscribed;
}

// How most connections of the arm were cut.
IdleEnd usual_end(const IdleRecord& record, IdleArm arm) {
  std::array<unsigned, static_cast<std::size_t>(IdleEnd::ended_together) + 1> counts{};
  for (const IdleSample& sample : record.samples) {
    if (sample.arm != arm || sample.outcome() != IdleOutcome::cut) continue;
    ++counts.at(static_cast<std::size_t>(sample.end));
  }
  return static_cast<IdleEnd>(std::ranges::max_element(counts) - counts.begin());
}

// Whether keepalives or pings came often enough to tell whether they help against a cut at that
// age. This process may have been stopped.
bool was_kept(const IdleSample& sample, IdleTime cut) {
  const bool pings = sample.arm == IdleArm::ping;
  const IdleTime silence =
      pings ? std::max(sample.longest_silence, sample.interval) : sample.interval;
  return silence < cut - cut / 10;
}

bool has_kept(IdleArm arm, const IdleRecord& record) {
  const IdleTime cut = record.boundary(IdleArm::silent).cut_from.value_or(IdleTime{});
  return std::ranges::any_of(record.samples, [arm, cut](const IdleSample& sample) {
    return sample.arm == arm && sample.outcome() == IdleOutcome::cut && was_kept(sample, cut);
  });
}

// Whether those that were used all the time were cut at the same age as the silent ones.
bool cut_though_used(const IdleRecord& record) {
  const IdleBoundary& silent = record.boundary(IdleArm::silent);
  const IdleBoundary& used = record.boundary(IdleArm::ping);
  if (used.cut == 0 || silent.cut == 0 || used.mixed) return false;
  if (!has_kept(IdleArm::ping, record)) return false;
  const IdleTime apart = tolerance(silent) + tolerance(used);
  const IdleTime longest = used.survived.value_or(IdleTime{});
  return longest <= silent.cut_to.value_or(*silent.cut_from) + apart &&
         *used.cut_from + apart >= silent.survived.value_or(IdleTime{});
}

std::optional<IdleFinding> cause_without_cut(const IdleRecord& record) {
  const auto has = [&record](IdleEnd end) {
    return std::ranges::find(record.samples, end, &IdleSample::end) != record.samples.end();
  };
  if (has(IdleEnd::server_down)) return proven(Cause::server_down);
  if (has(IdleEnd::restarted)) return proven(Cause::server_restarted);
  if (has(IdleEnd::turned_away)) return proven(Cause::turned_away);
  if (has(IdleEnd::stalled)) return likely(Cause::server_stalled);
  if (has(IdleEnd::ended_together)) return likely(Cause::ended_together);
  return std::nullopt;
}

std::optional<IdleFinding> cause_of(const IdleRecord& record) {
  if (record.cut() == 0) return cause_without_cut(record);
  if (servers_differ(record.samples)) return proven(Cause::servers_differ);
  const IdleArm arm = arm_in_question(record);
  const IdleBoundary& boundary = record.boundary(arm);
  if (boundary.cut == 0 || boundary.mixed) return likely(Cause::mixed_results);
  if (cut_though_used(record)) return likely(Cause::connection_lifetime);
  const IdleEnd end = usual_end(record, arm);
  if (end == IdleEnd::closed) {
    return arm == IdleArm::silent ? who_closed(record) : likely(Cause::closed_on_the_way);
  }
  // What counts only what is said over TCP ends TCP connections itself: it is a proxy.
  const bool resets = end == IdleEnd::reset || end == IdleEnd::reset_on_use;
  const bool deaf = record.helps.at(place(IdleArm::keepalive)) == Helps::no &&
                    record.helps.at(place(IdleArm::ping)) == Helps::yes;
  if (resets && deaf) return likely(Cause::reset_by_proxy);
  const auto* const found = std::ranges::find(readings, end, &Reading::end);
  return likely(found == readings.end() ? Cause::mixed_results : found->cause);
}

// What outlives another cannot be explained by when a server looks, unless its own timeout is what
// cuts.
void find_survivors(IdleBoundary& boundary, const IdleServer& server) {
  if (!boundary.cut_from || !server.timeout || fits_timeout(boundary, *server.timeout)) return;
  const IdleTime apart = std::max<IdleTime>(milliseconds(500), *boundary.cut_from / 10);
  if (boundary.survived > std::optional(*boundary.cut_from + apart)) boundary.mixed = true;
}

// What became of the arm beyond the age at which silent connections are cut.
void judge(IdleArm arm, IdleRecord& record) {
  const IdleBoundary& silent = record.boundary(IdleArm::silent);
  if (!silent.cut_from || silent.mixed) return;
  const IdleTime from = std::max(*silent.cut_from, silent.cut_to.value_or(IdleTime{}));
  const bool keeps = arm == IdleArm::keepalive || arm == IdleArm::ping;
  const IdleTime slack = from / 100;  // two timers of the same length
  for (const IdleSample& sample : record.samples) {
    if (sample.arm != arm) continue;
    const bool beyond = sample.age + slack >= from;
    Helps& helps = record.helps.at(place(arm));
    if (keeps && !was_kept(sample, *silent.cut_from)) continue;
    if (sample.outcome() == IdleOutcome::cut) helps = Helps::no;
    if (sample.outcome() != IdleOutcome::ok || !beyond || helps == Helps::no) continue;
    helps = Helps::yes;
    IdleTime& longest = record.interval_that_helps.at(place(arm));
    if (keeps) longest = std::max(longest, sample.interval);
  }
}

// Two thirds of what was survived: clients close unused connections some time after it is due. A
// server looks only about once a second, so what it spared at first says less than its setting.
IdleTime safe_silence_of(const IdleRecord& record) {
  const IdleBoundary& silent = record.boundary(IdleArm::silent);
  if (!silent.cut_from || silent.mixed) return {};
  IdleTime lived = silent.exact ? *silent.cut_from
                                : std::min(silent.survived.value_or(IdleTime{}), *silent.cut_from);
  if (record.finding->cause == Cause::server_timeout && record.server.timeout) {
    lived = std::min<IdleTime>(lived, seconds(*record.server.timeout));
  }
  return std::chrono::floor<seconds>(lived * 2 / 3);
}

}  // namespace

void conclude(IdleRecord& record) {
  set_aside_events(record.samples);
  std::set<std::string> servers;
  for (const IdleSample& sample : record.samples) {
    if (!sample.server.empty()) servers.insert(sample.server);
  }
  record.servers.assign(servers.begin(), servers.end());
  record.helps = {};
  record.interval_that_helps = {};
  for (std::size_t i = 0; i < idle_arm_names.size(); ++i) {
    record.boundaries.at(i) = boundary_of(static_cast<IdleArm>(i), record.samples);
    find_survivors(record.boundaries.at(i), record.server);
  }
  for (const IdleArm arm : {IdleArm::keepalive, IdleArm::ping, IdleArm::subscribed}) {
    judge(arm, record);
  }
  record.finding = cause_of(record);
  record.safe_silence = safe_silence_of(record);
}

}  // namespace rconn
