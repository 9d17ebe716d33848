// What the server said about its own state, where it was asked: INFO, ROLE, CLUSTER INFO and
// FUNCTION STATS. Entry points: StateFacts, MemberFacts. Filled by connector/redis/observe_state
// and connector/topology.
// Numbers are the server's words, checked to be numbers; an empty text is unknown.
#pragma once

#include <string>

namespace rconn {

struct StateFacts {
  std::string role;           // "master", "replica" or "sentinel"
  std::string master;         // of a replica: HOST:PORT of its master
  std::string link;           // of a replica, by INFO or ROLE: "up", "down", "connecting", ...
  bool syncing = false;       // of a replica: it receives the whole data set
  std::string sync_percent;   // how much of it came; unknown for a diskless transfer
  std::string down_for;       // seconds since its link to the master broke
  std::string last_io;        // seconds since the master sent something
  std::string offset;         // of a replica: bytes of its master's stream that it has taken
  std::string replica;        // of a master: HOST:PORT of a replica that is online
  std::string replicas;       // of a master: how many are connected
  bool failing_over = false;  // of a master: FAILOVER is under way
  std::string loading_percent;
  std::string loading_eta;  // seconds
  std::string cluster_state;
  std::string slots_assigned;
  std::string slots_ok;
  std::string function;  // that keeps it busy
};

// For a server that was asked for its topology, or is a member of one.
struct MemberFacts {
  bool in_topology = false;
  bool listed_as_sentinel = false;
  bool has_sentinel_password = false;  // one for the Sentinels was given
};

}  // namespace rconn
