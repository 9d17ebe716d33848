// Keeps passwords that a peer repeats out of what is shown of a topology.
// Entry points: shield() before members are tried, conceal() afterwards, and for nodes before views
// are compared, which shortens their ids. In names and addresses
// only a password of some length counts: to mask a short one, which is part of many, would tell it.
#pragma once

#include <string>

#include "connector/topology/cluster_view.hpp"
#include "connector/values/target.hpp"
#include "connector/values/topology.hpp"

namespace rconn {

// Members whose host holds a password are not looked up, let alone tried.
void shield(Topology& topology, const Target& target);

void conceal(ClusterNodes& nodes, const Target& target);
void conceal(Topology& topology, const Target& target);

// In the free text of a reply every password is masked.
void conceal(std::string& text, const Target& target);
void conceal(Detail& detail, const Target& target);

}  // namespace rconn
