// Which setting makes others advertise a member so that it can be reached from here.
// Entry point: advice_for(). Pure. The settings' names go by kind, role and version.
#pragma once

#include <optional>

#include "connector/values/topology.hpp"

namespace rconn {

// For a member whose advertised address failed; none where the address is not to blame.
std::optional<Advice> advice_for(const TopologyMember& member, const Topology& topology);

}  // namespace rconn
