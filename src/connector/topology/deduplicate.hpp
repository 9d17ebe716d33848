// Members of a replication that turn out to be one and the same server.
// Entry point: deduplicate(). Pure.
#pragma once

#include "connector/values/topology.hpp"

namespace rconn {

// By the run ids that they tell; the address that others advertise stays. A replica whose link is
// up is on its master's list: if only one address there leads nowhere, that is its own.
void deduplicate(Topology& topology);

}  // namespace rconn
