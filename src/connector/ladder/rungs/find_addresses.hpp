// The rung resolve: the addresses of a target.
// Entry point: find_addresses(). Where the resolver has been silent for a third of its time, or has
// failed, each name server is asked directly, within the same deadline; in a trace always. What
// that shows is evidence: the addresses are those of the resolver.
#pragma once

#include <string_view>
#include <vector>

#include "connector/ladder/rungs/rung_timer.hpp"
#include "connector/net/address.hpp"
#include "connector/net/asio.hpp"
#include "connector/net/deadline.hpp"
#include "connector/net/dns/resolver.hpp"
#include "connector/values/target.hpp"

namespace rconn {

// Whether the target's host is a name.
bool needs_lookup(const Target& target);

// Whether a name server can know the name: not localhost (RFC 6761), nor what getaddrinfo reads as
// an address ("127.1").
bool is_dns_name(std::string_view host);

enum class AskDirectly { if_late_or_failed, always };

// Empty after a failure, which is in the report.
asio::awaitable<std::vector<net::Address>> find_addresses(
    const Target& target, RungTimer& timer, net::Resolver& resolver, net::Deadline deadline,
    AskDirectly ask = AskDirectly::if_late_or_failed);

}  // namespace rconn
