// The state that the operations of one run share.
// Entry point: RunContext. Lives as long as its run; the event loop outlives it.
#pragma once

#include <cstddef>
#include <limits>

#include "connector/ladder/pool/connection_pool.hpp"
#include "connector/ladder/tls_contexts.hpp"
#include "connector/net/resolver.hpp"

namespace rconn {

struct RunContext {
  TlsContexts contexts;
  net::Resolver resolver;
  ConnectionPool kept;
  // The number of descriptors this process may have open; 0: unknown, because the run needs few.
  std::size_t descriptor_limit = 0;
  // Descriptors for further attempts that a target makes beside its first one; see race().
  std::size_t spare_descriptors = std::numeric_limits<std::size_t>::max();
  bool check_echo = false;  // see reuse()
};

}  // namespace rconn
