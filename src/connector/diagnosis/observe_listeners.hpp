// Chooses, of all that listens on this machine, what may be the server that was meant.
// Entry points: observe_listeners() for addresses that refused, and for a socket. Pure.
#pragma once

#include <string>
#include <vector>

#include "connector/net/machine/local_sockets.hpp"
#include "connector/values/evidence/place_facts.hpp"
#include "connector/values/report.hpp"

namespace rconn {

// `refused`: addresses of this machine. Sets `listens_there` and `listeners`.
void observe_listeners(const std::vector<Attempt>& refused, const net::LocalSockets& sockets,
                       PlaceFacts& facts);

// For the path of a unix socket. Sets `listeners`.
void observe_listeners(const std::string& path, const net::LocalSockets& sockets,
                       PlaceFacts& facts);

}  // namespace rconn
