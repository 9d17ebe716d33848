// What one server says of its own role at one moment.
// Entry point: RoleReport. Addresses are "HOST:PORT", as others name them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "connector/values/member.hpp"

namespace rconn {

struct RoleReport {
  std::string address;  // of the server
  std::string run_id;   // of its process; empty: unknown
  MemberRole role = MemberRole::unknown;
  std::optional<std::int64_t> offset;  // of replication
  std::optional<std::int64_t> epoch;   // of a Cluster node: its configuration epoch
};

}  // namespace rconn
