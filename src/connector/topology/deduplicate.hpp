// Merges the members of a replication that turn out to be the same server.
// Entry point: deduplicate(). Pure.
#pragma once

#include "connector/values/topology.hpp"

namespace rconn {

// Compares the run ids that the members report, and keeps the address that others advertise. Also
// merges the replica that was asked with the only unreachable address in its master's list: as its
// link is up, it must be in that list.
void deduplicate(Topology& topology);

}  // namespace rconn
