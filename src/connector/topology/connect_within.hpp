// Connects to a member, but only within the networks that the user allows.
// Entry points: connect_within(); or keep_within(), for a caller that needs the addresses. A
// failure is put into the report.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "connector/ladder/run_context.hpp"
#include "connector/ladder/rungs/kept_connection.hpp"
#include "connector/ladder/rungs/rung_timer.hpp"
#include "connector/ladder/tls_contexts.hpp"
#include "connector/net/address.hpp"
#include "connector/net/asio.hpp"
#include "connector/values/network.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// resolve, connect and tls. `networks` is empty: anywhere. Sets `held`, or leaves it empty after a
// failure: `outside-network` if no address is in one of the networks.
asio::awaitable<void> connect_within(const Target& target, const std::vector<Network>& networks,
                                     RunContext& context, RungTimer& timer,
                                     std::shared_ptr<const net::TlsContext> tls_context,
                                     std::optional<KeptConnection>& held);

// Leaves the addresses that are in one of the networks. If none is, the failure is
// `outside-network`. `networks` is empty: all are left.
void keep_within(const std::vector<Network>& networks, std::vector<net::Address>& addresses,
                 RungTimer& timer);

}  // namespace rconn
