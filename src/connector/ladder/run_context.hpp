// The state that the operations of one run share.
// Entry point: RunContext. Lives as long as its run; the event loop outlives it.
#pragma once

#include <cstddef>
#include <limits>
#include <map>
#include <memory>
#include <optional>

#include "connector/ladder/pool/connection_pool.hpp"
#include "connector/ladder/rungs/kept_connection.hpp"
#include "connector/ladder/rungs/under_way.hpp"
#include "connector/ladder/tls_contexts.hpp"
#include "connector/ladder/turns.hpp"
#include "connector/net/deadline.hpp"
#include "connector/net/dns/resolver.hpp"
#include "connector/net/machine/machine.hpp"
#include "connector/values/target.hpp"

namespace rconn {

struct RunContext {
  TlsContexts contexts;
  net::Resolver resolver;
  ConnectionPool kept;
  // The number of descriptors this process may have open; 0: unknown, because the run needs few.
  std::size_t descriptor_limit = 0;
  // Descriptors for further attempts that a target makes beside its first one; see race().
  std::size_t spare_descriptors = std::numeric_limits<std::size_t>::max();
  // When the whole run must be over, if it has an end.
  std::optional<net::Deadline> end = std::nullopt;
  bool check_echo = false;  // see reuse()
  // What goes on, of operations one at a time; null: nobody watches.
  UnderWay* under_way = nullptr;
  // With `hold`, the connection of an operation on a target without persistence is left in `held`,
  // under its target, if it can still be used.
  bool hold = false;
  std::map<const Target*, KeptConnection> held = {};
  net::Machine machine = {};  // what explains failures here
  // Of the members of all topologies that are tried at the same time; null: each topology has a
  // bound of its own only.
  std::shared_ptr<Turns> members = nullptr;
};

}  // namespace rconn
