// A lookup of a host name, and what a resolver says. Two resolvers do it, both of which block:
// look_up_by_system() (getaddrinfo; not in the portable build) and look_up_by_dns().
#pragma once

#include <sys/socket.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "connector/net/address.hpp"
#include "connector/net/status.hpp"
#include "connector/values/resolver_kind.hpp"

namespace rconn::net {

// For stream sockets, as PHP asks, without AI_ADDRCONFIG.
struct NameLookup {
  std::string host;
  std::uint16_t port = 0;
  int family = AF_UNSPEC;  // or AF_INET, AF_INET6
  ResolverKind resolver = default_resolver;
};

struct Resolution {
  Status status;                   // if `failed`, see `lookup_error`
  int lookup_error = 0;            // EAI_*; 0 if no thread could be started: see status.error
  std::vector<Address> addresses;  // in the resolver's order (RFC 6724), not empty when done
};

// `error`: EAI_*; `system_error`: an errno behind it, or 0.
inline Resolution failed_lookup(int error, int system_error = 0) {
  Resolution resolution;
  resolution.status = {Status::Kind::failed, system_error};
  resolution.lookup_error = error;
  return resolution;
}

// Whether somebody still waits for the result.
using Wanted = std::function<bool()>;

Resolution look_up_by_system(const NameLookup& lookup);

// Returns soon after nobody wants the result any more.
Resolution look_up_by_dns(const NameLookup& lookup, const Wanted& wanted);

}  // namespace rconn::net
