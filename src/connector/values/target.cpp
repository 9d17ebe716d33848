#include "connector/values/target.hpp"

#include "phpredis/address.hpp"
#include "phpredis/persistent_key.hpp"

namespace rconn {

#ifdef RCONN_PORTABLE
const bool has_system_resolver = false;
const ResolverKind default_resolver = ResolverKind::dns;
#else
const bool has_system_resolver = true;
const ResolverKind default_resolver = ResolverKind::system;
#endif

std::string endpoint(const Target& target) { return phpredis::address(target.host, target.port); }

std::string persistent_key(const Target& target) {
  const auto& persistence = target.persistence;
  return phpredis::persistent_key(endpoint(target), persistence ? persistence->id : std::nullopt,
                                  target.timeout);
}

}  // namespace rconn
