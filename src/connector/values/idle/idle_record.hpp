// All that is found out about silent connections to a target.
// Entry point: IdleRecord, filled by connector/idle. Everything after that is a function of it.
// Invariant: if the target could not be used at all, `report` has the failure, and there are no
// samples.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "connector/values/finding.hpp"
#include "connector/values/idle/idle_sample.hpp"
#include "connector/values/report.hpp"
#include "connector/values/run_end.hpp"

namespace rconn {

// The server whose connections are tried, as it describes itself.
struct IdleServer {
  std::string address;                        // as connected to
  std::string mode;                           // "standalone", "cluster"; empty: unknown
  std::string master;                         // its name, if a Sentinel named it
  std::string run_id;                         // of the process that was asked; empty: unknown
  std::optional<std::int64_t> timeout;        // the setting, in seconds; 0: never
  std::optional<std::int64_t> tcp_keepalive;  // the setting, in seconds; 0: off
  std::optional<std::int64_t> max_clients;
  std::optional<std::int64_t> clients;  // connected when it was asked
  std::optional<Failure> silence;       // why it did not tell its settings
};

// How many connections the run may hold at once, and why not more.
struct IdleRoom {
  enum class Limit { none, clients, descriptors };

  std::size_t wanted = 0;  // connections of the first round
  std::size_t planned = 0;
  std::size_t most = 0;  // at once, in any round
  Limit limit = Limit::none;
  std::vector<IdleArm> left_out;  // arms that are not tried at all
};

// From which age on the connections of an arm are cut.
struct IdleBoundary {
  unsigned ok = 0;
  unsigned cut = 0;
  unsigned unclear = 0;
  unsigned pending = 0;
  std::optional<IdleTime> survived;  // the longest age that was answered
  std::optional<IdleTime> cut_from;  // the shortest age that was not
  std::optional<IdleTime> cut_to;    // of those whose moment is known: the longest
  bool exact = false;                // `cut_from` and `cut_to` are when it happened
  bool mixed = false;                // there is no boundary: shorter ages were cut, longer ones not
};

enum class IdleCause {
  server_timeout,       // the server's setting 'timeout'
  closed_on_the_way,    // not the server: its own timeout is off or longer
  closed_by_peer,       // the server or something before it
  reset_while_silent,   // something on the way says that it gives the connection up
  reset_by_proxy,       // likewise, or on use; TCP keepalive does not count for it
  forgotten_rejected,   // something on the way has forgotten it, and rejects what comes
  forgotten_dropped,    // likewise, and drops it
  lost_behind_proxy,    // acknowledged on the way, but not answered
  answered_with_error,  // a proxy made a new connection that lacks the login
  connection_lifetime,  // used or not, connections live only so long
  servers_differ,       // several servers, of which some cut and some do not
  mixed_results,        // no boundary: some were cut earlier than others lived
  server_restarted,     // nothing is known of idleness
  server_down,          // likewise
  closed_with_error,    // the peer says why, while they are silent
  turned_away,          // nothing is known: the server refuses new connections
  server_stalled,       // likewise: used ones failed, too
  ended_together,       // likewise: all ended at one moment, used or not
};

struct IdleFinding {
  IdleCause cause = IdleCause::mixed_results;
  Certainty certainty = Certainty::likely;
};

enum class Helps { unknown, yes, no };

struct IdleRecord {
  Report report;  // of the first connection, or of the failure to make it
  IdleServer server;
  IdleRoom room;
  std::vector<IdleSample> samples;
  std::array<IdleBoundary, idle_arm_names.size()> boundaries;
  std::vector<std::string> servers;  // run ids that answered, each once
  std::optional<IdleFinding> finding;
  // What was seen to keep connections open beyond the age at which silent ones are cut.
  std::array<Helps, idle_arm_names.size()> helps{};
  std::array<IdleTime, idle_arm_names.size()> interval_that_helps{};  // the longest one seen
  // Connections that were unused for that long were seen to work, with a margin; 0: unknown.
  IdleTime safe_silence{};
  RunEnd end = RunEnd::complete;

  [[nodiscard]] const IdleBoundary& boundary(IdleArm arm) const {
    return boundaries.at(static_cast<std::size_t>(arm));
  }
  [[nodiscard]] unsigned cut() const {
    unsigned sum = 0;
    for (const IdleBoundary& each : boundaries) sum += each.cut;
    return sum;
  }
};

}  // namespace rconn
