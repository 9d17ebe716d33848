// A master and its replicas as one of them sees them.
// Entry points: replication_in_role() for the reply to ROLE, replication_in_info() for INFO
// replication. Pure; none if the reply names no role of a data node.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "connector/redis/resp/reply.hpp"
#include "connector/values/member.hpp"

namespace rconn {

// A replica as its master lists it; lag in seconds.
struct ListedReplica {
  std::string host;
  int port = 0;
  std::string state;  // "online" and others; ROLE lists only online ones
  std::optional<std::int64_t> lag;
  std::optional<std::int64_t> offset;
};

struct ReplicationView {
  Replication own;
  std::vector<ListedReplica> replicas;  // at most most_members
  std::size_t left_out = 0;             // further ones
  std::size_t unread = 0;               // entries that name no replica
  std::optional<std::int64_t> counted;  // how many there are (INFO: connected_slaves)
};

std::optional<ReplicationView> replication_in_role(const resp::Reply& reply);
std::optional<ReplicationView> replication_in_info(std::string_view text);

// How its list contradicts its count, in words; empty if it does not.
std::string contradiction(const ReplicationView& view);

}  // namespace rconn
