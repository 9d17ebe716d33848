// The state that the operations of one run share.
// Entry point: RunContext. Lives as long as its run; the event loop outlives it.
#pragma once

#include <cstddef>
#include <optional>

#include "connector/ladder/pool/connection_pool.hpp"
#include "connector/net/deadline.hpp"
#include "connector/net/resolver.hpp"
#include "connector/net/tls/contexts.hpp"

namespace rconn {

struct RunContext {
  net::TlsContexts contexts;
  net::Resolver resolver;
  ConnectionPool kept;
  // The number of descriptors this process may have open; 0: unknown, because the run needs few.
  std::size_t descriptor_limit = 0;
  std::optional<net::Deadline> end =
      std::nullopt;         // when the whole run must be over, if it has an end
  bool check_echo = false;  // see reuse()
};

}  // namespace rconn
