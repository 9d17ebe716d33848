#include "connector/diagnosis/rules/connect_rules.hpp"

#include <algorithm>
#include <cerrno>
#include <string>

#include "connector/values/evidence/icmp_meaning.hpp"

namespace rconn::connect {
namespace {

using Match = std::optional<Observed>;

// None if the failure has no such report, or more addresses than this one failed otherwise.
const IcmpError* icmp_of(const Case& what) {
  if (what.rung() != Rung::connect || !what.evidence.icmp) return nullptr;
  return &*what.evidence.icmp;
}

Observed by_icmp(const IcmpError& icmp) {
  const char* const where = icmp.by_peer ? " (the address itself)" : " (on the way)";
  return {own_words(icmp.from + " says: " + words_for(icmp)),
          {{"from", own_words(icmp.by_this_machine ? icmp.from : icmp.from + where)}}};
}

// The route of a connect that failed without a report by ICMP.
const RouteFacts* route_of(const Case& what) {
  if (what.rung() != Rung::connect || what.evidence.icmp || !what.evidence.route) return nullptr;
  return &*what.evidence.route;
}

// The address that a value or an advice names, without its port.
std::string address_of(const RouteFacts& route, const Case& what) {
  if (!route.next_hop.empty() && !route.by_gateway) return route.next_hop;
  std::string endpoint = what.report.endpoint;
  for (const Attempt& attempt : what.report.attempts) {
    if (attempt.failure && attempt.failure->fault == what.fault()) endpoint = attempt.address;
  }
  const auto end = endpoint.rfind(':');
  return endpoint.starts_with('[') ? endpoint.substr(1, end - 2) : endpoint.substr(0, end);
}

bool has_silent_next_hop(const Case& what) {
  return what.rung() == Rung::connect && what.evidence.route &&
         what.evidence.route->next_hop_silent;
}

Observed silent_next_hop(const RouteFacts& route) {
  const char* const what = route.by_gateway ? "the gateway " : "";
  return {"", {{"hop", own_words(what + route.next_hop)}}};
}

// Whether a request waited long enough that an answer would have come, or was sent again.
bool waited_in_vain(const Case& what) {
  constexpr std::chrono::milliseconds enough{500};
  if (what.evidence.path && what.evidence.path->retransmits > 0) return true;
  for (const Attempt& attempt : what.report.attempts) {
    if (attempt.took >= enough) return true;
  }
  return false;
}

}  // namespace

Match prohibited(const Case& what) {
  const IcmpError* const icmp = icmp_of(what);
  if (icmp == nullptr || icmp->by_this_machine) return std::nullopt;
  if (meaning_of(*icmp) != IcmpMeaning::prohibited) return std::nullopt;
  return by_icmp(*icmp);
}

// Where the address is one of this machine, it may be forwarded (DNAT), and the system then shows
// the error of the host behind as its own. Else it is sure who said it. What this machine itself
// says of another is what its neighbour did not answer (RFC 1122 §3.2.2.1), or its firewall; of a
// port, its firewall only.
Match rejected_here(const Case& what) {
  const IcmpError* const icmp = icmp_of(what);
  if (icmp != nullptr && icmp->by_peer) return std::nullopt;
  return rejected_by_own_address(what);
}

Match rejected_by_own_address(const Case& what) {
  const IcmpError* const icmp = icmp_of(what);
  if (icmp == nullptr || !icmp->by_this_machine) return std::nullopt;
  const IcmpMeaning meaning = meaning_of(*icmp);
  if (meaning != IcmpMeaning::prohibited && meaning != IcmpMeaning::port_unreachable) {
    return std::nullopt;
  }
  return by_icmp(*icmp);
}

// A host that calls its own port or address unreachable has a firewall that says so; a router may
// mean its own firewall by a port.
Match rejected(const Case& what) {
  const IcmpError* const icmp = icmp_of(what);
  if (icmp == nullptr || icmp->by_this_machine) return std::nullopt;
  const IcmpMeaning meaning = meaning_of(*icmp);
  const bool by_firewall = meaning == IcmpMeaning::port_unreachable ||
                           (meaning == IcmpMeaning::unreachable && icmp->by_peer);
  if (!by_firewall) return std::nullopt;
  return by_icmp(*icmp);
}

Match unreachable_beyond(const Case& what) {
  const IcmpError* const icmp = icmp_of(what);
  if (icmp == nullptr || icmp->by_this_machine || icmp->by_peer) return std::nullopt;
  if (meaning_of(*icmp) != IcmpMeaning::unreachable) return std::nullopt;
  Observed observed = by_icmp(*icmp);
  observed.values = {{"from", own_words(icmp->from)}};
  return observed;
}

Match sent_round(const Case& what) {
  const IcmpError* const icmp = icmp_of(what);
  if (icmp == nullptr || meaning_of(*icmp) != IcmpMeaning::loop) return std::nullopt;
  Observed observed = by_icmp(*icmp);
  observed.values = {{"from", own_words(icmp->from)}};
  return observed;
}

// The system refused to send, and its routes say the same.
Match no_route(const Case& what) {
  const RouteFacts* const route = route_of(what);
  if (route == nullptr || what.evidence.connect_error != ENETUNREACH) return std::nullopt;
  if (route->error != ENETUNREACH) return std::nullopt;
  // A machine without IPv6, and a name without another address: see no-route-for-ipv6-name.
  const auto is_ipv6 = [](const std::string& address) { return address.starts_with('['); };
  const auto& target = what.evidence.target;
  if (!target.is_address && target.family == Family::any && !what.report.addresses.empty() &&
      std::ranges::all_of(what.report.addresses, is_ipv6)) {
    return std::nullopt;
  }
  return Observed{"", {{"address", address_of(*route, what)}}};
}

Match route_refuses(const Case& what) {
  const RouteFacts* const route = route_of(what);
  const int error = what.evidence.connect_error;
  if (route == nullptr || route->error == 0 || route->error != error) return std::nullopt;
  const char* type = nullptr;
  if (error == EINVAL) type = "blackhole";
  if (error == EACCES) type = "prohibit";
  if (error == EHOSTUNREACH) type = "unreachable";
  if (type == nullptr) return std::nullopt;
  return Observed{"", {{"type", own_words(type)}, {"address", address_of(*route, what)}}};
}

// By a policy, as of cgroups or SELinux; or by a filter that drops what is sent to this machine
// itself, where nothing else is lost.
Match forbidden_here(const Case& what) {
  if (what.rung() != Rung::connect || what.evidence.icmp) return std::nullopt;
  const int error = what.evidence.connect_error;
  if (what.fault() == Fault::unreachable && (error == EPERM || error == EACCES)) {
    return Observed{what.report.failure->detail, {}};
  }
  const auto& route = what.evidence.route;
  const bool dropped =
      what.fault() == Fault::connect_timeout && route && route->is_here && waited_in_vain(what);
  if (!dropped) return std::nullopt;
  return Observed{"the address is this machine's own, and no answer came", {}};
}

Match queue_full(const Case& what) {
  const RouteFacts* const route = route_of(what);
  if (route == nullptr || what.fault() != Fault::connect_timeout) return std::nullopt;
  if (!route->queue_full) return std::nullopt;
  return Observed{"its queue of connections to be accepted is full", {}};
}

// The system gave up, and the neighbour is known not to have answered.
Match neighbour_gave_up(const Case& what) {
  if (what.fault() != Fault::unreachable || !has_silent_next_hop(what)) return std::nullopt;
  if (what.evidence.icmp && !what.evidence.icmp->by_this_machine) return std::nullopt;
  return silent_next_hop(*what.evidence.route);
}

Match neighbour_silent(const Case& what) {
  if (what.fault() != Fault::connect_timeout || !has_silent_next_hop(what)) return std::nullopt;
  return silent_next_hop(*what.evidence.route);
}

Match unanswered(const Case& what) {
  if (what.rung() != Rung::connect || what.fault() != Fault::connect_timeout) return std::nullopt;
  if (what.evidence.target.is_unix_socket || what.evidence.icmp || !waited_in_vain(what)) {
    return std::nullopt;
  }
  const auto& route = what.evidence.route;
  if (route && (route->is_here || route->next_hop_silent)) return std::nullopt;
  return Observed{"", {}};
}

Match no_local_port(const Case& what) {
  const bool none = what.rung() == Rung::connect && what.evidence.connect_error == EADDRNOTAVAIL;
  // Without a route there is no address to send from, which has the same errno.
  const RouteFacts* const route = route_of(what);
  return none && (route == nullptr || route->error == 0) ? Match(Observed{}) : std::nullopt;
}

Match no_descriptor(const Case& what) {
  if (what.fault() != Fault::local_limit) return std::nullopt;
  const int error = what.evidence.connect_error;
  return error == EMFILE || error == ENFILE ? Match(Observed{}) : std::nullopt;
}

Match port_closed(const Case& what) {
  if (what.rung() != Rung::connect || what.fault() != Fault::refused) return std::nullopt;
  if (what.evidence.target.is_unix_socket || what.evidence.icmp) return std::nullopt;
  return Observed{"", {}};
}

}  // namespace rconn::connect
