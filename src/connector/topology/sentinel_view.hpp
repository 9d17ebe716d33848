// What a Sentinel knows of the masters it watches, their replicas and the other Sentinels.
// Entry points: instance_in() for one entry of SENTINEL MASTERS, REPLICAS or SENTINELS,
// instances_in() for all of them. Pure; entries that name no port are passed over.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "connector/redis/resp/reply.hpp"

namespace rconn {

struct Instance {
  std::string name;  // of a master, what it is called; else of no matter
  std::string host;
  int port = 0;
  std::string run_id;
  std::vector<std::string> flags;
  std::optional<std::int64_t> epoch;   // of a master: which failover it comes from
  std::optional<std::int64_t> quorum;  // of a master
  std::optional<std::int64_t> other_sentinels;
  std::string failover;     // its state, where one is under way
  std::string link;         // of a replica: "ok" or "err"
  std::string master_host;  // of a replica, as it said itself
  int master_port = 0;
  std::optional<std::int64_t> offset;
};

std::optional<Instance> instance_in(const resp::Reply& reply);
std::vector<Instance> instances_in(const resp::Reply& reply);

// A master with all that belongs to it.
struct Watched {
  Instance master;
  std::vector<Instance> replicas;
  std::vector<Instance> sentinels;  // the others
  std::string quorum_error;       // what SENTINEL CKQUORUM says against it
};

struct SentinelView {
  std::string id;  // its own; empty before 6.2
  std::vector<Watched> masters;
};

}  // namespace rconn
