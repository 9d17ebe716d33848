// Finds the server whose connections are tried, and asks it for its settings: the target itself, or
// the master that a Sentinel names. In a Cluster it is the node that was named.
// Entry point: find_server().
#pragma once

#include "connector/idle/context.hpp"
#include "connector/net/asio.hpp"
#include "connector/values/idle/idle_record.hpp"

namespace rconn {

// Fills in the context and the record's `server` and `report`. Returns false after a failure, which
// is then in the report.
asio::awaitable<bool> find_server(const Target& named, IdleContext& context, IdleRecord& record);

}  // namespace rconn
