// A setup in force, and what the operations under it share. A reload makes another one; what is
// under way keeps the one that it began with.
// Entry points: Generation; SharedWork, which all of them share.
#pragma once

#include <memory>

#include "connector/ladder/run_context.hpp"
#include "connector/serve/serve.hpp"
#include "connector/serve/serve_shares.hpp"

namespace rconn {

// What there is once, however many setups are in use: a reload adds no threads and no descriptors.
struct SharedWork {
  explicit SharedWork(const ServeShares& share);

  ServeShares shares;
  net::Resolver resolver;
  std::shared_ptr<Turns> members;
};

struct Generation {
  Generation(ServeSetup made, const SharedWork& work);

  const ServeSetup setup;
  RunContext context;
};

}  // namespace rconn
