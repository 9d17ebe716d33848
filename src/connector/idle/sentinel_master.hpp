// Asks a Sentinel where the master is.
// Entry point: sentinel_master().
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "connector/idle/context.hpp"
#include "connector/net/asio.hpp"
#include "connector/values/idle/idle_record.hpp"
#include "connector/values/network.hpp"
#include "connector/values/target.hpp"

namespace rconn {

struct SentinelMaster {
  std::string name;
  Target target;
  std::vector<Network> networks;  // it is connected to only in one of these; empty: anywhere
};

// The master of the name in the settings, or the only one, where it can be connected to. None after
// a failure, which is then in the report of the record. Uses the context for the connection to the
// Sentinel.
asio::awaitable<std::optional<SentinelMaster>> sentinel_master(const Target& named,
                                                               IdleContext& context,
                                                               IdleRecord& record);

}  // namespace rconn
