// Further connections of a trace that show why a peer drops what it is sent.
// Entry points: try_dropped_port(), try_dropped_command(). They add to the evidence, and send
// neither a password nor what changes anything.
#pragma once

#include "connector/net/address.hpp"
#include "connector/net/asio.hpp"
#include "connector/net/deadline.hpp"
#include "connector/values/evidence.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// Whether the port drops a connection on which nothing is sent; if not, whether it takes a header
// of the PROXY protocol, and whether it is the bus port of a Cluster node, if the settings of the
// target let the port of the node be connected to.
asio::awaitable<void> try_dropped_port(net::Address address, const Target& target,
                                       net::Deadline deadline, Experiments& experiments);

// Whether a PING is answered in clear text, and, if it may be repeated, the command dropped again
// after it.
asio::awaitable<void> try_dropped_command(net::Address address, CommandFacts command,
                                          bool may_repeat, net::Deadline deadline,
                                          Experiments& experiments);

}  // namespace rconn
