// Who looks names up: the system's resolver (getaddrinfo), as all applications do, or this program,
// from /etc/hosts and the name servers of resolv.conf.
// Entry points: ResolverKind; default_resolver, the one that a target is looked up by unless it
// names another. What this build has is defined in target.cpp.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace rconn {

enum class ResolverKind { system, dns };

inline constexpr std::array<std::string_view, 2> resolver_names{"system", "dns"};

static_assert(resolver_names.size() == static_cast<std::size_t>(ResolverKind::dns) + 1);

constexpr std::string_view name(ResolverKind kind) {
  return resolver_names.at(static_cast<std::size_t>(kind));
}

// False in the portable build: inside a static program, getaddrinfo would load modules of the C
// library that it was linked with.
extern const bool has_system_resolver;

extern const ResolverKind default_resolver;

}  // namespace rconn
