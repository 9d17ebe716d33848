// Which setting makes others advertise a member so that it can be reached from here.
// Entry point: advice_for(). Pure. The names of the settings depend on kind, role and version.
#pragma once

#include <optional>

#include "connector/topology/problems/member_index.hpp"
#include "connector/values/topology.hpp"

namespace rconn {

// The advice for a member whose advertised address failed; none if the address is not the cause.
std::optional<Advice> advice_for(const TopologyMember& member, const Topology& topology,
                                 const MemberIndex& index);

// The settings that decide which host clients are told for it: "'cluster-announce-ip'".
DetailText host_settings_in_words(const TopologyMember& member, const Topology& topology);

}  // namespace rconn
