#include "connector/values/resolver_kind.hpp"

namespace rconn {

#ifdef RCONN_PORTABLE
const bool has_system_resolver = false;
const ResolverKind default_resolver = ResolverKind::dns;
#else
const bool has_system_resolver = true;
const ResolverKind default_resolver = ResolverKind::system;
#endif

}  // namespace rconn
