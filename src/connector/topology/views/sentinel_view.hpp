// The masters that a Sentinel watches, their replicas and the other Sentinels, as it sees them.
// Entry points: instance_in() for one entry of SENTINEL MASTERS, REPLICAS or SENTINELS,
// instances_in() for all of them. Pure; entries without a port are skipped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "connector/redis/resp/reply.hpp"
#include "connector/values/fault.hpp"

namespace rconn {

struct Instance {
  std::string name;  // of a master: its name in the configuration; unused for others
  std::string host;
  int port = 0;
  std::string run_id;
  std::vector<std::string> flags;
  std::optional<std::int64_t> epoch;            // of a master: increased by each failover
  std::optional<std::int64_t> quorum;           // of a master
  std::optional<std::int64_t> other_sentinels;  // of a master: how many are counted
  std::optional<std::int64_t> replicas;         // of a master: likewise, also those not announced
  std::string failover;                         // the state of a failover in progress; else empty
  std::string link;                             // of a replica: "ok" or "err"
  std::string master_host;                      // of a replica, as it reports itself
  int master_port = 0;
  std::optional<std::int64_t> offset;
};

std::optional<Instance> instance_in(const resp::Reply& reply);
std::vector<Instance> instances_in(const resp::Reply& reply);  // all that it lists

// A master with its replicas and the other Sentinels that watch it.
struct Watched {
  Instance master;
  std::vector<Instance> replicas;
  std::vector<Instance> sentinels;  // without the one that was asked
  std::string quorum_error;         // error reply of SENTINEL CKQUORUM; empty if it is ok
  bool whole = false;               // both lists were read, whole
};

struct SentinelView {
  std::string id;                       // its own (SENTINEL MYID); empty before Redis 6.2
  std::string process;                  // run id of its process; empty: unknown
  std::optional<bool> resolves_names;   // its setting resolve-hostnames (since 6.2)
  std::optional<bool> announces_names;  // announce-hostnames
  // All lists together have at most most_members instances.
  std::vector<Watched> masters;
  std::size_t left_out = 0;       // further instances
  std::size_t unread = 0;         // entries that are no instance
  std::optional<Failure> hidden;  // the first reply that kept a list from being read
};

}  // namespace rconn
