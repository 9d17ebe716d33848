// A topology: its members, as one of them describes it and as rconn could reach them, and the
// problems found.
// Entry point: Topology; survey_topology() makes it, and nothing changes it afterwards.
// Invariants: each master is followed by its replicas, Sentinels come last; `problems` is the
// result of diagnose(), the root of the others first.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "connector/values/advice.hpp"
#include "connector/values/fault.hpp"
#include "connector/values/member.hpp"
#include "connector/values/target.hpp"

namespace rconn {

enum class TopologyKind { standalone, replication, cluster, sentinel };

inline constexpr std::array<std::string_view, 4> topology_kind_names{"standalone", "replication",
                                                                     "cluster", "sentinel"};

constexpr std::string_view name(TopologyKind kind) {
  return topology_kind_names.at(static_cast<std::size_t>(kind));
}

struct Problem {
  Fault fault;
  std::vector<std::size_t> members;  // their indices; none: it concerns the whole topology
  Detail detail;                     // what was observed
  std::optional<Advice> advice;  // none: the hint of the fault applies, for the member's address
  // The cause, as the rules of a topology found it, or the member's own; null: none is known.
  std::shared_ptr<const Finding> finding = nullptr;
};

struct Topology {
  TopologyKind kind = TopologyKind::standalone;
  std::string source;   // the endpoint of the member that was asked
  std::string reached;  // its address without the port; empty: a unix socket
  std::string version;  // of the server that was asked; empty: unknown
  bool over_tls = false;
  std::string state;                  // of a Cluster: "ok" or "fail"
  std::optional<std::int64_t> epoch;  // of a Cluster: the current epoch
  std::vector<TopologyMember> members;
  std::size_t max_members = default_max_members;
  std::size_t left_out = 0;       // number of members beyond max_members
  SlotRanges slots_of_left_out;   // of a Cluster; without those of failed nodes
  std::size_t unread = 0;         // number of entries in the peers' lists that make no sense
  std::optional<Failure> hidden;  // why a peer did not say which members there are
  // How the lists of the asked one contradict what it counts, or one another.
  std::vector<std::string> contradictions;
  // Of a Sentinel that was asked: its settings resolve-hostnames and announce-hostnames; none:
  // unknown.
  std::optional<bool> resolves_names;
  std::optional<bool> announces_names;
  std::vector<Problem> problems;

  // The problem with the highest exit status, the first of equals; null if there is none. What was
  // not tried counts less than anything that was seen.
  [[nodiscard]] const Problem* worst() const;

  // The number of `members` that no connection was attempted to; the report on each says why.
  [[nodiscard]] std::size_t not_tried() const;

  // The slots of a Cluster that are served by masters which have not failed, left out or not.
  [[nodiscard]] Coverage coverage() const;
};

// "02a3338b 127.0.0.1:7000", or only the address if it has no short name.
std::string name_of(const TopologyMember& member);

}  // namespace rconn
