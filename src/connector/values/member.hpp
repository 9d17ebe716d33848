// A member of a topology (a Cluster node, a master, a replica or a Sentinel): how others advertise
// it, the result of connecting to it, and what it reports about itself.
// Entry point: TopologyMember. Invariants: `report` is set if the member was tried; `self_report`
// only if it then answered.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "connector/values/report.hpp"
#include "connector/values/slots.hpp"

namespace rconn {

enum class MemberRole { master, replica, sentinel, unknown };

inline constexpr std::array<std::string_view, 4> member_role_names{"master", "replica", "sentinel",
                                                                   "unknown"};

constexpr std::string_view name(MemberRole role) {
  return member_role_names.at(static_cast<std::size_t>(role));
}

// The replication state of a data node, as the node itself reports it (ROLE, INFO replication).
struct Replication {
  MemberRole role = MemberRole::unknown;
  std::string master_host;  // of a replica
  int master_port = 0;
  std::string link;                 // of a replica to its master: "up", "down" or "sync"
  std::optional<std::int64_t> lag;  // seconds since it last heard from its master
  std::optional<std::int64_t> offset;
  std::string failover;  // the state of a FAILOVER in progress (since Redis 6.2); else empty
  std::string replid;    // replication id: the same for a master and its replicas
};

// What a member reports about itself.
struct SelfReport {
  std::string id;       // node id, run id or Sentinel's own id; empty: unknown
  std::string product;  // "redis", "valkey", ...
  std::string version;
  std::string process;                      // the run id of its process; empty: unknown
  std::string master_id;                    // of a replica in a Cluster: the id of its master
  int bus_port = 0;                         // of a Cluster node; 0: unknown
  std::vector<std::string> meeting;         // nodes that it has in handshake, with their bus ports
  std::vector<std::string> contradictions;  // of its lists, see Topology::contradictions
  std::string no_cluster;                   // its error, if it is not in a Cluster
  std::optional<Replication> replication;   // none: unknown
  std::string disagrees;                    // how its view differs from the asked member's
  std::vector<std::string> failed;          // ids of the members that it considers failed
};

struct TopologyMember {
  std::string id;
  MemberRole role = MemberRole::unknown;
  std::string host;  // the address to try; empty: none that can be tried
  int port = 0;      // 0: none is advertised
  std::string ip;    // if the peer reports it apart from the host
  std::string hostname;
  int bus_port = 0;
  bool is_seed = false;          // the member that was asked
  bool listed = false;           // a replica outside a Cluster: its master lists it
  std::size_t times_listed = 0;  // likewise: how many entries of one list lead to it
  bool lists_itself = false;     // a master outside a Cluster lists a replica at its own address
  // Of a master that Sentinel watches:
  bool lists_replicas = false;                // it was asked for its replicas, and listed them all
  std::vector<std::string> unknown_replicas;  // "HOST:PORT" of those that Sentinel does not list
  std::size_t unlisted = 0;  // how many replicas Sentinel counts beyond those that it lists
  std::optional<std::int64_t> sentinels;  // how many watch it, the asked one included
  std::string shares_id_with;             // of a Sentinel: where another process says the same id
  bool login_withheld = false;            // it asks for a password that only the asked member gets
  std::string master_name;  // Sentinel's name of the master, also for its replicas and Sentinels
  std::string master_id;    // of a replica in a Cluster
  std::optional<std::size_t> master;  // index of its master among the members
  SlotRanges slots;
  std::vector<std::string> flags;  // as the peers that list it give them
  bool bus_linked = true;          // the asked node has a cluster bus link to it
  std::optional<std::int64_t> epoch;
  std::optional<std::int64_t> quorum;  // of a master that Sentinel watches
  std::string quorum_error;            // error reply of SENTINEL CKQUORUM
  std::string failover;                // the state of Sentinel's failover in progress
  std::string reported_link;  // of a replica to its master, as Sentinel reports it: "ok" or "err"
  std::shared_ptr<const Report> report;
  std::shared_ptr<const Attempt> bus;  // the try of its bus port; null: it was not tried
  std::optional<SelfReport> self_report;

  [[nodiscard]] bool ok() const { return report && report->ok(); }
  [[nodiscard]] bool has_flag(std::string_view flag) const;
  // Its own replication state; null: unknown.
  [[nodiscard]] const Replication* replication() const;
  // Its short name: for a master the one that Sentinel uses, else the first digits of its id;
  // empty if neither is known.
  [[nodiscard]] std::string called() const;
  // "127.0.0.1:6379", with "?" for a part that is not advertised; whole where the host is withheld.
  [[nodiscard]] std::string advertised() const;
};

// How much of an id of 40 hexadecimal digits is shown, in digits.
inline constexpr std::size_t short_id = 8;

// The first digits of an id; the whole where it is withheld (see secret.hpp).
std::string short_form(std::string_view id);

// Whether a host that a peer advertises may be connected to: at most 255 characters of those that
// names and IP addresses consist of, and no path.
bool is_plausible_host(std::string_view host);

}  // namespace rconn
