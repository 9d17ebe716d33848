// Keeps passwords that a peer repeats out of what is shown of a topology.
// Entry points: drop_hosts_with_secrets() before members are tried, redact() afterwards, and for nodes before views
// are compared, which shortens their ids. In names and addresses
// only a password of some length counts: to mask a short one, which is part of many, would tell it.
#pragma once

#include <string>

#include "connector/topology/cluster_view.hpp"
#include "connector/values/target.hpp"
#include "connector/values/topology.hpp"

namespace rconn {

// Members whose host holds a password are not looked up, let alone tried.
void drop_hosts_with_secrets(Topology& topology, const Target& target);

void redact(ClusterNodes& nodes, const Target& target);
void redact(Topology& topology, const Target& target);

// In the free text of a reply every password is masked.
void redact(std::string& text, const Target& target);

}  // namespace rconn
