#include <array>

#include "cli/output/words/causes/cause_words.hpp"

namespace rconn::cli {
namespace {

constexpr std::array table{
    CauseWords{"port-is-plaintext", "this port is plaintext Redis",
               "drop --tls (or write redis:// for rediss://), or use the server's tls-port"},
    CauseWords{"port-is-other-service", "{service} answers here",
               "name the host and port of Redis: check both, and what listens at {at}"},
    CauseWords{"usual-port-of-other", "port {port} is usually that of {service}",
               "name the port of Redis: 6379, unless its configuration says otherwise"},
    CauseWords{"port-is-cluster-bus",
               "this is the bus port, by which the nodes of a Cluster talk to one another",
               "connect to port {data-port}, where the node serves clients"},
    CauseWords{"neither-redis-nor-tls",
               "the port takes neither commands of Redis nor a TLS handshake",
               "check host and port: {at} belongs to another service"},
    CauseWords{"is-sentinel", "this is a Sentinel, which holds no data",
               "connect to the master that it names: 'rconn topology {at}' shows it"},
    CauseWords{"select-unknown", "the server does not know SELECT, as some proxies and Sentinels",
               "leave the database out: no -n, no database in the URI"},
    CauseWords{"ping-unknown", "the server does not know PING",
               "undo 'rename-command PING' in its configuration, or take any answer of Redis for "
               "alive with --expect alive"},
    CauseWords{"proxy-protocol-sent",
               "a proxy on the way sends a header of the PROXY protocol, which the server does not "
               "take",
               "have the proxy send it no more: 'send-proxy' in haproxy, 'proxy_protocol' in "
               "nginx, 'protocol = proxy' in stunnel, or the setting of the load balancer"},
    CauseWords{"proxy-protocol-expected",
               "the port expects a header of the PROXY protocol before the first command",
               "connect to the load balancer that sends it; or remove 'accept-proxy' (haproxy) or "
               "'proxy_protocol' (nginx) at {at}"},
    CauseWords{"bytes-inserted",
               "the server complains of the command {command}, which rconn never sends",
               "look for what adds bytes on the way to {at}: a proxy or a port mapping"},
    CauseWords{"backend-unreachable", "a proxy answers here, and cannot reach the server behind it",
               "start the server behind the proxy, or correct its address in the configuration of "
               "the proxy"},
    CauseWords{"command-cut-off",
               "the connection is cut off at {command}, though commands before it were answered",
               "look for a proxy that does not take {command}, such as twemproxy; without one, the "
               "server's log says whether it was stopped, or cut the client off (CLIENT KILL)"},
    CauseWords{"command-held-back", "{command} is not answered, though commands before it were",
               "look for a proxy that answers PING itself, and check the server behind it; without "
               "one, see what keeps the server busy (SLOWLOG GET)"},
    CauseWords{"proxy-without-backend",
               "connections are accepted and then dropped, as by a proxy without a backend",
               "check what forwards {at} (a load balancer, a container's published port): is the "
               "server behind it up, and where it is looked for?"},
    CauseWords{"request-altered", "the server could not read what arrived",
               "look for what changes or adds bytes on the way to {at}: a proxy for another "
               "protocol"},
    CauseWords{"resp3-unasked", "it answers in RESP3, though nobody asked for it (HELLO 3)",
               "look for a proxy on the way to {at} that shares one connection among clients, or "
               "sends HELLO 3 itself"},
};

}  // namespace

std::span<const CauseWords> protocol_cause_words() { return table; }

}  // namespace rconn::cli
