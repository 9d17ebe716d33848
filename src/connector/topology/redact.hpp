// Withholds what peers repeat of the passwords from a topology (see values/security/secret.hpp).
// Entry points: mark_ids() for each view, since names are shortened ids; redact() for the topology
// when its problems are found, since they are found by comparing what the peers sent.
// Invariant: addresses are tried whatever they hold; those that hold a password are not shown, save
// where the user named the host. Numbers are shown.
#pragma once

#include <string>

#include "connector/topology/discovery.hpp"
#include "connector/values/target.hpp"
#include "connector/values/topology.hpp"

namespace rconn {

// Replaces each id that holds a password by a mark that begins with `withheld`. Equal ids get equal
// marks, so that they can still be compared. redact() removes the end of the marks.
void mark_ids(TopologyView& view, const Target& target);

// Withholds every text that peers sent and that holds a password; cuts names to 300 bytes.
void redact(Topology& topology, const Target& target);

// Likewise, for the text of a reply, and for the report on the member that was asked.
void redact(Detail& detail, const Target& target);
void redact(Report& report, const Target& target);

}  // namespace rconn
