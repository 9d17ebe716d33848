// One connection that was left silent for a while and then used: what was planned, and what came of
// it.
// Entry points: IdleSample; idle_ends(), info(). Ids are an interface for scripts: rows may be
// added, but not changed.
#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "connector/values/fault.hpp"

namespace rconn {

using IdleTime = std::chrono::nanoseconds;

// What keeps a connection from being forgotten while it is not used.
enum class IdleArm {
  silent,      // nothing
  keepalive,   // TCP keepalive of this machine (SO_KEEPALIVE, RFC 9293 §3.8.4)
  ping,        // PING at an interval
  subscribed,  // nothing, but it is subscribed to a channel: servers do not time such clients out
};

inline constexpr std::array<std::string_view, 4> idle_arm_names{"silent", "keepalive", "ping",
                                                                "subscribed"};
static_assert(idle_arm_names.size() == static_cast<std::size_t>(IdleArm::subscribed) + 1);

constexpr std::string_view name(IdleArm arm) {
  return idle_arm_names.at(static_cast<std::size_t>(arm));
}

enum class IdleOutcome {
  pending,  // not used yet, because the run was interrupted
  ok,
  cut,
  unclear,  // it tells nothing about silence
};

inline constexpr std::array<std::string_view, 4> idle_outcome_names{"pending", "ok", "cut",
                                                                    "unclear"};

constexpr std::string_view name(IdleOutcome outcome) {
  return idle_outcome_names.at(static_cast<std::size_t>(outcome));
}

// How a connection ended.
enum class IdleEnd {
  pending,
  answered,
  closed,         // the peer closed it while it was silent (FIN)
  reset,          // it was reset while it was silent (RST)
  closed_on_use,  // the peer closed it when it was used
  reset_on_use,
  unacknowledged,  // what was sent was never acknowledged
  unanswered,      // what was sent was acknowledged, but not answered; a new connection was
  no_reply,        // no answer, and the system does not tell whether the request arrived
  error_reply,     // the answer was an error
  restarted,       // it broke, and another process of the server answers now
  server_down,     // it broke, and a new connection failed too
  spoke,           // the peer said something unasked, so the connection was not silent
  not_opened,
  closed_with_error,  // the peer said an error while it was silent, as before closing it
  turned_away,        // it broke, and the server answers a new connection, but refuses it
  stalled,            // it broke while the server, or the way to it, stalled: so would any
  ended_together,     // all ended at that moment, those in constant use included
};

struct IdleEndInfo {
  IdleEnd end;
  std::string_view id;
  IdleOutcome outcome;
};

// The whole table, in the order of the enum.
std::span<const IdleEndInfo> idle_ends();

const IdleEndInfo& info(IdleEnd end);

struct IdleSample {
  IdleArm arm = IdleArm::silent;
  unsigned round = 1;
  IdleTime planned{};   // from the last answer before the silence to its use
  IdleTime interval{};  // of keepalives or pings; 0: none

  // As measured, suspensions of this machine included: until it was used, or until it ended. Of
  // `ping` from the start, not from the last PING.
  IdleTime age{};
  IdleTime longest_silence{};  // of `ping`: between two of them; else the same as `age`
  IdleEnd end = IdleEnd::pending;
  std::optional<Failure> failure;       // unless it was answered
  std::optional<IdleTime> opened = {};  // since the run began: the last answer before the silence
  std::string server;           // run id of the process that answered at first; empty: unknown
  unsigned unacknowledged = 0;  // segments, when no answer came
  unsigned retransmits = 0;

  [[nodiscard]] IdleOutcome outcome() const { return info(end).outcome; }
  // Whether `age` is when it was cut, not only when that was noticed.
  [[nodiscard]] bool exact() const {
    return end == IdleEnd::closed || end == IdleEnd::reset || end == IdleEnd::closed_with_error;
  }
};

}  // namespace rconn
