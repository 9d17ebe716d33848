#include "connector/serve/generation.hpp"

#include <utility>

namespace rconn {

SharedWork::SharedWork(const ServeShares& share)
    : shares(share), resolver(share.lookups), members(std::make_shared<Turns>(share.members)) {}

Generation::Generation(ServeSetup made, const SharedWork& work)
    : setup(std::move(made)),
      context{.contexts = {},
              .resolver = work.resolver,
              .kept = {},
              .descriptor_limit = work.shares.operations,
              .spare_descriptors = work.shares.spare,
              .members = work.members} {}

}  // namespace rconn
