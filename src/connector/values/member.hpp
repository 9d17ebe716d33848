// A member of a topology: a node of a Cluster, a master or replica, a Sentinel; as others advertise
// it, as it was found when it was tried, and what it says itself.
// Invariant: `report` is there if it was tried; `self_report` only if it then answered.
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

// Replication as a data node describes its own part in it.
struct Replication {
  MemberRole role = MemberRole::unknown;
  std::string master_host;  // of a replica
  int master_port = 0;
  std::string link;                 // of a replica to its master: "up", "down" or "sync"
  std::optional<std::int64_t> lag;  // seconds since it last heard of its master
  std::optional<std::int64_t> offset;
  std::string failover;  // its state, where one is under way (FAILOVER, since 6.2)
  std::string replid;    // of the data, the same for a master and its replicas
};

// What a member says itself.
struct SelfReport {
  std::string id;  // node id, run id or Sentinel's own id; empty: not told
  std::string version;
  std::string no_cluster;                  // why it is in no Cluster, in its words
  std::optional<Replication> replication;  // none: not told
  std::string disagrees;                   // in what its view differs from that of who was asked
  std::vector<std::string> failed;         // ids of those that it holds to be failing
};

struct TopologyMember {
  std::string id;
  MemberRole role = MemberRole::unknown;
  std::string host;  // to be tried; empty: none that could be
  int port = 0;      // 0: none is advertised
  std::string ip;    // where they are told apart from the host
  std::string hostname;
  int bus_port = 0;
  bool is_seed = false;               // who was asked
  bool listed = false;                // a replica outside of a Cluster: by its master
  std::string master_name;            // what Sentinel calls the master, for all that belong to it
  std::string master_id;              // of a Cluster's replica
  std::optional<std::size_t> master;  // the place of the master that it belongs to
  SlotRanges slots;
  std::vector<std::string> flags;  // as those who tell of it put them
  bool bus_linked = true;          // to who was asked, over the cluster bus
  std::optional<std::int64_t> epoch;
  std::optional<std::int64_t> quorum;  // of a master that Sentinel watches
  std::string quorum_error;          // what Sentinel says against it
  std::string failover;                // Sentinel's, its state
  std::string told_link;               // of a replica, as Sentinel tells it: "ok" or "err"
  std::shared_ptr<const Report> report;
  std::optional<SelfReport> self_report;

  [[nodiscard]] bool ok() const { return report && report->ok(); }
  [[nodiscard]] bool has_flag(std::string_view flag) const;
  // What it says itself; null: nothing.
  [[nodiscard]] const Replication* replication() const;
  // What it is called: a master by the name that Sentinel gives it, others by the first digits of
  // their id; empty: neither is known.
  [[nodiscard]] std::string called() const;
  // "127.0.0.1:6379", "?" for a part that is not advertised.
  [[nodiscard]] std::string advertised() const;
};

// Enough of an id of forty hexadecimal digits to know it by.
inline constexpr std::size_t short_id = 8;

// Whether a connection can be tried to what a stranger calls a host: no path, no odd characters.
bool is_plausible_host(std::string_view host);

}  // namespace rconn
