// How a member of a topology is tried: as which target, with which credentials.
// Entry points: target_of(), address_key(). Pure. A member at the address that the user named
// always gets the user's credentials; others only if the settings let them.
#pragma once

#include <optional>
#include <string>

#include "connector/values/target.hpp"
#include "connector/values/topology.hpp"

namespace rconn {

// The settings of a topology run.
TopologySettings settings_of(const Target& target);

// Whether the member is at the address that the user named.
bool is_at_named_address(const TopologyMember& member, const Target& target);

// Whether the settings let the member be connected to: at the address that the user named, always.
// The networks are not asked, see connect_within().
bool may_connect(const TopologyMember& member, const Target& target);

// Whether the member gets no credentials unless it is at the address that the user named: by the
// settings, or since it is no member of the Cluster yet.
bool may_lack_login(const TopologyMember& member, const Target& target);

// The target that a member is tried as. `seed` is `target` as it was asked: Sentinels are tried as
// that one. It has no total budget: members share the end of the whole operation.
Target target_of(const TopologyMember& member, const Target& target, const Target& seed);

// The target that is the bus port of a Cluster node; none unless the settings ask for it and
// let it be connected to. It is at
// the address that the peers use, and 10000 above the port where the node names none.
std::optional<Target> bus_target_of(const TopologyMember& member, const Target& target,
                                    TopologyKind kind);

// Equal for members that are tried in the same way at the same address, however it is written; none
// for a member that cannot be tried.
std::optional<std::string> address_key(const TopologyMember& member);

}  // namespace rconn
