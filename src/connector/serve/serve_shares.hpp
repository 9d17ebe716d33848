// Divides the descriptors of this process among all that a server of probes does, so that nothing
// takes what another needs: a flood of connections no probe, a flood of checks no connection.
// Entry point: share_for_serve(). Pure.
#pragma once

#include <cstddef>

namespace rconn {

// All but `watches` and `spare` are at least 1.
struct ServeShares {
  std::size_t connections;  // of scrapers and health checks
  std::size_t turned_away;  // connections beyond these, for as long as they are told so
  std::size_t operations;   // descriptors for all that follows
  std::size_t watches;      // descriptors of all of them together
  std::size_t lookups;      // at once; each needs descriptors_of_lookup
  std::size_t checks;       // of listed targets, at once
  std::size_t probes;       // that are asked for, at once
  std::size_t members;      // of all topologies together, at once
  std::size_t spare;        // for further attempts, see race()
};

// `descriptors`: those that this process may have open. `watched`: how many targets are watched at
// the start; what a reload adds takes from `spare`.
ServeShares share_for_serve(std::size_t descriptors, std::size_t watched);

}  // namespace rconn
