#include <array>

#include "cli/output/words/causes/cause_words.hpp"

namespace rconn::cli {
namespace {

constexpr std::array table{
    CauseWords{"works-by-other-address", "another address of this name accepts connections",
               "the server works, but its first address does not: correct the name's addresses (or "
               "'bind'), or force the family with -4 or -6"},
    CauseWords{"no-descriptor", "this process may open no more files",
               "raise the limit of open files (ulimit -n)"},
    CauseWords{"no-local-port", "every local port for connections to {at} is in use",
               "keep connections and reuse them (a pool, pconnect), or widen "
               "net.ipv4.ip_local_port_range: 'ss -tan' shows what holds the ports"},
    CauseWords{"rejected-by-firewall", "a firewall rejects the connection: {from}",
               "allow connections to port {port} from this machine in the firewall of {from}"},
    CauseWords{
        "local-firewall", "a firewall or policy of this machine forbids the connection",
        "allow connections to {at} on this machine: 'nft list ruleset' or 'iptables -S' shows "
        "the rule, in a container also its security profile"},
    CauseWords{"no-route", "this machine has no route to {address}",
               "connect this machine to that network (VPN, default gateway): 'ip route get "
               "{address}' shows the route to use"},
    CauseWords{"route-refuses", "a route or rule of type {type} on this machine refuses {address}",
               "remove the route, or correct what adds it: 'ip route get {address}' and 'ip rule' "
               "show it"},
    CauseWords{"listen-queue-full", "the server at {at} does not accept its connections",
               "see why it does not: a process that is stopped or hung; if it is only busy, raise "
               "its backlog ('tcp-backlog' and net.core.somaxconn)"},
    CauseWords{
        "neighbour-silent", "no answer on the local network from {hop}",
        "check that {hop} is running and has this address: 'ip neigh' shows whom this machine "
        "asks for"},
    CauseWords{"unreachable-from-router", "the router {from} cannot reach the host",
               "check that the host of {at} is running, and the routes on {from}"},
    CauseWords{"routing-loop", "packets to {at} go round until {from} drops them",
               "correct the routes on {from} and its neighbours: 'traceroute {host}' shows the "
               "circle"},
    CauseWords{"syn-dropped", "nothing at all answers connection requests to {at}",
               "check that the host is running and the address right; if so, allow port {port} in "
               "the firewalls (security groups) on the way: one drops the requests silently"},
    CauseWords{
        "port-closed", "nothing listens at {at}: it answers with a reset",
        "start the server at {at}, or correct the port or its 'bind' address; a firewall that "
        "rejects by a reset looks the same"},
    CauseWords{"icmp-while-connected", "the way was closed after the connection was made: {error}",
               "look for a firewall or router on the way that rejects what it let through before: "
               "its ICMP errors show its address ('tcpdump icmp or icmp6')"},
    CauseWords{
        "forgotten-after-idle",
        "the connection had been silent for {idle}, and is no longer known on the way",
        "keep connections from being silent that long: 'tcp-keepalive' below the idle timeout "
        "of the firewall or NAT on the way"},
    CauseWords{"large-requests-lost", "small packets reach {at}, large ones do not",
               "lower the MTU of this machine's interface, or let the ICMP messages pass that "
               "say 'fragmentation needed' or 'packet too big'"},
    CauseWords{"requests-lost", "what is sent to {at} is lost on the way, though it connects",
               "look for what drops packets between here and there: a firewall that lets only the "
               "handshake pass, a host that went away, a broken link"},
    CauseWords{"replies-lost",
               "replies of {at} are lost on the way: small packets arrive, large "
               "ones do not",
               "lower the MTU of the server's interface, or let the ICMP messages pass to it that "
               "say 'fragmentation needed' or 'packet too big'"},
    CauseWords{
        "not-answered", "the request arrived at {at}, but the server does not answer",
        "look whether the server process is stopped, hung or busy; if it is a proxy, whether "
        "its backend answers"},
};

}  // namespace

std::span<const CauseWords> path_cause_words() { return table; }

}  // namespace rconn::cli
