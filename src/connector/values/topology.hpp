// A topology as one member told it and as it was found from here: the members and what is wrong.
// Entry point: Topology; survey makes it, then it is never changed.
// Invariants: members stand with their masters, each master before its replicas, Sentinels last;
// `problems` are what diagnose() found.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "connector/values/advice.hpp"
#include "connector/values/fault.hpp"
#include "connector/values/member.hpp"

namespace rconn {

enum class TopologyKind { standalone, replication, cluster, sentinel };

inline constexpr std::array<std::string_view, 4> topology_kind_names{"standalone", "replication",
                                                                     "cluster", "sentinel"};

constexpr std::string_view name(TopologyKind kind) {
  return topology_kind_names.at(static_cast<std::size_t>(kind));
}

struct Problem {
  Fault fault;
  std::vector<std::size_t> members;  // their places; none: it is about the whole
  Detail detail;                     // what was seen
  std::optional<Advice> advice;      // none: the fault's own hint, for the member's address
};

struct Topology {
  TopologyKind kind = TopologyKind::standalone;
  std::string source;   // the endpoint of who was asked
  std::string version;  // of who was asked; empty: not told
  bool over_tls = false;
  std::string state;                  // of a Cluster, "ok" or "fail"
  std::optional<std::int64_t> epoch;  // of a Cluster, the current one
  std::vector<TopologyMember> members;
  std::size_t left_out = 0;  // members beyond those that are tried
  std::vector<Problem> problems;

  // Of the highest exit status, the first of equals; none: all is well.
  [[nodiscard]] const Problem* worst() const;

  // The slots of a Cluster whose masters are not failed.
  [[nodiscard]] Coverage coverage() const;
};

// More are told of, but not tried.
inline constexpr std::size_t most_members = 1024;

// "02a3338b 127.0.0.1:7000", or what is known of it.
std::string name_of(const TopologyMember& member);

}  // namespace rconn
