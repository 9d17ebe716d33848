// Removes passwords that a peer repeats in its replies from a topology.
// Entry points: drop_hosts_with_secrets() before members are tried; redact() for nodes before views
// are compared, since the comparison shortens ids, and for the topology at the end. In names and
// addresses only passwords of 8 bytes or more are masked: masking a short one, which occurs by
// chance, would reveal it.
#pragma once

#include <string>

#include "connector/topology/views/cluster_view.hpp"
#include "connector/values/target.hpp"
#include "connector/values/topology.hpp"

namespace rconn {

// Clears the host of members whose host holds a password, so that it is neither resolved nor tried.
void drop_hosts_with_secrets(Topology& topology, const Target& target);

// Masks the passwords in ids.
void redact(ClusterNodes& nodes, const Target& target);
// Masks the passwords in every text that peers sent and that is shown; cuts names to 300 bytes.
void redact(Topology& topology, const Target& target);

// Masks every password, however short: for the free text of a reply.
void redact(Detail& detail, const Target& target);
void redact(std::string& text, const Target& target);

}  // namespace rconn
