// Why a connection request got no connection: the part of path_rules that is about the rung
// connect. Each is the match function of a rule. Pure.
#pragma once

#include <optional>

#include "connector/diagnosis/rules/rule.hpp"

namespace rconn::connect {

// By an ICMP error, whose sender is known.
std::optional<Observed> prohibited(const Case& what);
std::optional<Observed> rejected_here(const Case& what);
std::optional<Observed> rejected_by_own_address(const Case& what);
std::optional<Observed> rejected(const Case& what);
std::optional<Observed> unreachable_beyond(const Case& what);
std::optional<Observed> sent_round(const Case& what);

// By this machine, which sends nothing.
std::optional<Observed> no_route(const Case& what);
std::optional<Observed> route_refuses(const Case& what);
std::optional<Observed> forbidden_here(const Case& what);

// By a limit of this machine.
std::optional<Observed> no_local_port(const Case& what);
std::optional<Observed> no_descriptor(const Case& what);

// By silence.
std::optional<Observed> queue_full(const Case& what);
std::optional<Observed> neighbour_gave_up(const Case& what);
std::optional<Observed> neighbour_silent(const Case& what);
std::optional<Observed> unanswered(const Case& what);

// By a reset. A firewall may send one, too: nothing tells that from a port without a server.
std::optional<Observed> port_closed(const Case& what);

}  // namespace rconn::connect
