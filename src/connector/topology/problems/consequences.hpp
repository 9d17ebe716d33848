// Which problems of a topology follow from others: they go when those are solved.
// Entry point: follows_from_others(). Pure.
#pragma once

#include "connector/values/topology.hpp"

namespace rconn {

// `problem` is one of the topology's. A node from which nothing comes back explains that its peers
// consider it failed, that its slots have no master, that its replicas' links are down; and failed
// masters and missing slots explain that the cluster is down. See also arrange_problems(), which
// puts them in this order.
bool follows_from_others(const Problem& problem, const Topology& topology);

}  // namespace rconn
