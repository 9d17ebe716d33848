#include "connector/values/fault.hpp"

#include <array>
#include <cstddef>

namespace rconn {
namespace {

using enum Verdict;

constexpr std::array table{
    FaultInfo{Fault::name_not_found, "name-not-found", no_answer, "no such host name",
              "no address for '{host}' on this machine: check the spelling and /etc/hosts, in a "
              "container the network both ends share, and -4 or -6 if given"},
    FaultInfo{Fault::name_lookup_failed, "name-lookup-failed", no_answer, "name lookup failed",
              "the resolver could not answer for '{host}': check the servers named in "
              "/etc/resolv.conf, or try again"},
    FaultInfo{Fault::name_timeout, "name-timeout", no_answer, "name lookup timed out",
              "no name server answered for '{host}': check DNS (/etc/resolv.conf), give the IP "
              "address instead, or raise the limit named above"},
    FaultInfo{Fault::refused, "refused", no_answer, "connection refused",
              "nothing listens at {at}: is the server running, with this port and 'bind' address "
              "(or this 'unixsocket')?"},
    FaultInfo{Fault::unreachable, "unreachable", no_answer, "no route to the host",
              "this machine has no way to {at}: check network, VPN and firewall; -4 or -6 picks "
              "the other address family"},
    FaultInfo{Fault::connect_timeout, "connect-timeout", no_answer, "connecting timed out",
              "{at} does not answer connection requests: a firewall that drops them, a wrong "
              "address, or a server too busy to accept in time"},
    FaultInfo{Fault::reset, "reset", no_answer, "connection reset before a reply",
              "{at} accepted, then cut the connection: a TLS port addressed in plain text (try "
              "--tls), a proxy without a backend, or a server being stopped",
              "{at} accepted, then cut the connection: a server at its maxclients (over TLS it "
              "says no word), a port that speaks no TLS, or a proxy without a backend"},
    FaultInfo{Fault::no_socket, "no-socket", no_answer, "no such socket",
              "no socket at {host}: is the server running with 'unixsocket {host}', and is that "
              "directory visible from here?"},
    FaultInfo{Fault::socket_denied, "socket-denied", no_answer, "no permission for the socket",
              "this user may not use {host}: check the modes of the socket and its directories "
              "(the server's 'unixsocketperm')"},
    FaultInfo{Fault::local_limit, "local-limit", not_attempted, "this machine is at a limit",
              "the limit is here, not at the server: open files (ulimit -n), processes, memory, "
              "or free local ports and addresses"},
    FaultInfo{Fault::closed, "closed", no_answer, "connection closed before a whole reply",
              "{at} accepted, then hung up: a TLS port addressed in plain text (try --tls), a "
              "proxy without a backend, or a server shutting down; its log may say",
              "{at} accepted, then hung up: a server at its maxclients (over TLS it says no "
              "word), a port that speaks no TLS, or a proxy without a backend; its log may say"},
    FaultInfo{Fault::reply_timeout, "reply-timeout", no_answer, "no reply in time",
              "{at} is connected but does not answer: a stopped or overloaded server, a TLS port "
              "(try --tls), or another service",
              "{at} is connected but does not answer: a stopped or overloaded server, or another "
              "service"},
    FaultInfo{Fault::tls_config, "tls-config", not_attempted, "TLS cannot be set up here",
              "nothing was sent: mend the setting named above", std::nullopt, true},
    FaultInfo{Fault::tls_timeout, "tls-timeout", Verdict::tls, "TLS handshake timed out",
              "{at} is connected but does not answer the handshake: most likely a plaintext port "
              "(drop --tls, or write redis:// for rediss://), else a stopped server"},
    FaultInfo{Fault::tls_not_offered, "tls-not-offered", Verdict::tls, "no TLS there",
              "{at} speaks plain text: drop --tls (or write redis:// for rediss://), or find the "
              "server's tls-port"},
    FaultInfo{Fault::tls_required, "tls-required", Verdict::tls, "the port wants TLS",
              "{at} answered plain text with a TLS alert: add --tls, or write rediss:// for "
              "redis://"},
    FaultInfo{Fault::tls_untrusted, "tls-untrusted", Verdict::tls, "certificate not trusted",
              "nothing here vouches for the certificate: name the authority that issued it with "
              "--cacert, or have the server send its whole chain",
              std::nullopt, true},
    FaultInfo{Fault::tls_expired, "tls-expired", Verdict::tls, "certificate not valid today",
              "renew the certificate on the server (then CONFIG SET tls-cert-file, or restart it); "
              "if it is in order, check the clock of this machine",
              std::nullopt, true},
    FaultInfo{Fault::tls_expiring, "tls-expiring", Verdict::tls, "certificate expires soon",
              "the server answers, but fewer days are left than --min-days asks for: renew its "
              "certificate",
              std::nullopt, true},
    FaultInfo{Fault::tls_name_mismatch, "tls-name-mismatch", Verdict::tls,
              "certificate for another name",
              "connect by a name that the certificate covers, name the expected one with --sni, or "
              "reissue the certificate with this name",
              std::nullopt, true},
    FaultInfo{Fault::tls_client_cert_required, "tls-client-cert-required", Verdict::tls,
              "client certificate required",
              "give one that the server's CA has signed: --cert and --key (on the server, "
              "'tls-auth-clients' decides)",
              std::nullopt, true},
    FaultInfo{Fault::tls_client_cert_rejected, "tls-client-cert-rejected", Verdict::tls,
              "client certificate refused",
              "the server does not take the certificate of --cert: is it signed by the server's "
              "'tls-ca-cert-file', still valid, and meant for clients?",
              std::nullopt, true},
    FaultInfo{Fault::tls_handshake, "tls-handshake", Verdict::tls, "TLS handshake failed",
              "server and client found no common ground: compare protocol versions "
              "('tls-protocols', 1.2 or later here) and ciphers; the server's log may say more"},
    FaultInfo{Fault::auth_required, "auth-required", Verdict::refused, "authentication required",
              "give a password with --askpass, --pass-file, $REDISCLI_AUTH or -a, and --user for "
              "an ACL user",
              std::nullopt, true},
    FaultInfo{Fault::auth_rejected, "auth-rejected", Verdict::refused, "wrong user or password",
              "the server knows no such user and password, or the user is switched off: check "
              "--user and where the password comes from",
              std::nullopt, true},
    FaultInfo{
        Fault::auth_unneeded, "auth-unneeded", Verdict::refused, "no password is set there",
        "the server has no password for this user: leave the password out (-a, $REDISCLI_AUTH, "
        "the URI's), or check that {at} is the server you mean",
        std::nullopt, true},
    FaultInfo{Fault::no_permission, "no-permission", Verdict::refused, "permission denied",
              "the user logged in but may not run this command: on the server, ACL SETUSER NAME "
              "+ping +select",
              std::nullopt, true},
    FaultInfo{Fault::denied, "denied", Verdict::refused, "refused by protected mode",
              "the server is in protected mode and serves only its own machine: set a password "
              "there, or 'protected-mode no' behind a firewall"},
    FaultInfo{Fault::db_rejected, "db-rejected", not_ready, "database refused",
              "the server refused SELECT: is the number below its 'databases' setting? A Cluster "
              "may have database 0 only"},
    FaultInfo{Fault::loading, "loading", not_ready, "loading its data",
              "the server is up and reads its data from disk: wait; INFO persistence shows how "
              "far it is"},
    FaultInfo{Fault::busy, "busy", not_ready, "busy with a script",
              "a script or function keeps the server from answering: wait, or end it with SCRIPT "
              "KILL or FUNCTION KILL"},
    FaultInfo{Fault::master_down, "master-down", not_ready, "replica without its master",
              "this replica lost its master and may not serve old data: check the master, and "
              "INFO replication here"},
    FaultInfo{Fault::misconf, "misconf", not_ready, "cannot save to disk",
              "the server's last save failed, so it refuses writes: check its log, disk space and "
              "the rights on its 'dir'"},
    FaultInfo{Fault::cluster_down, "cluster-down", not_ready, "cluster is down",
              "slots are not served: CLUSTER INFO and CLUSTER NODES on this node show which"},
    FaultInfo{Fault::read_only, "read-only", not_ready, "read-only replica",
              "this node takes no writes: connect to its master (INFO replication names it)"},
    FaultInfo{Fault::max_clients, "max-clients", not_ready, "too many clients",
              "the server has as many clients as it allows: look for a connection leak with CLIENT "
              "LIST, or raise 'maxclients'"},
    FaultInfo{Fault::error_reply, "error-reply", not_ready, "error reply",
              "the server is there and answered with the error above"},
    FaultInfo{Fault::unexpected_reply, "unexpected-reply", not_ready, "unexpected reply",
              "{at} speaks the protocol but did not answer as a Redis server does: a proxy, or "
              "another service?"},
    FaultInfo{Fault::condition_unmet, "condition-unmet", not_ready, "not as expected",
              "{at} answers, but an --expect condition does not hold: wait for it (rconn wait), or "
              "look into the server"},
    FaultInfo{Fault::not_redis, "not-redis", Verdict::not_redis, "not a Redis server",
              "another service answers at {at}: check host and port"},
    FaultInfo{Fault::protocol_error, "protocol-error", Verdict::not_redis, "broken reply",
              "the reply from {at} breaks the Redis protocol: a proxy on the way, or another "
              "service"},
    FaultInfo{Fault::host_not_advertised, "host-not-advertised", not_ready,
              "no usable address advertised",
              "clients are told no host for this node: on it, set 'cluster-announce-hostname' "
              "('cluster-announce-ip' for an address), or 'cluster-preferred-endpoint-type ip'; if "
              "the others lost it (noaddr), CLUSTER MEET it again"},
    FaultInfo{Fault::port_not_advertised, "port-not-advertised", not_ready, "no port advertised",
              "clients are told port 0 for this kind of connection: on that node, set "
              "'port' or 'cluster-announce-port' for plain text, 'tls-port' or "
              "'cluster-announce-tls-port' for TLS"},
    FaultInfo{
        Fault::wrong_node, "wrong-node", not_ready, "another node answers there",
        "{at} leads to another node than the one it is advertised for: see what they "
        "announce (in a Cluster 'cluster-announce-ip', 'cluster-announce-port'), or a proxy or "
        "port mapping on the way"},
    FaultInfo{Fault::node_failed, "node-failed", not_ready, "held to be failing by its peers",
              "its peers get no answer from it: is the server running, and do its peers reach its "
              "address and (in a Cluster) its bus port?"},
    FaultInfo{Fault::link_down, "link-down", not_ready, "link down",
              "a replica without its link serves old data: can it reach its master's address, is "
              "'masterauth' right, does its log say why? After a failover, give it a moment"},
    FaultInfo{
        Fault::master_differs, "master-differs", not_ready, "no replica of its master",
        "it does not follow the master that it is listed under: point it there with REPLICAOF (in "
        "a Cluster, CLUSTER REPLICATE), or mend what the master announces"},
    FaultInfo{Fault::not_master, "not-master", not_ready, "the master is none",
              "clients are sent to {at} to write, but it is no master: a failover under way, a "
              "Sentinel with an old view, or a role changed behind Sentinel's back; see ROLE there "
              "and SENTINEL MASTERS"},
    FaultInfo{Fault::failover, "failover", not_ready, "failover in progress",
              "roles are changing: wait (rconn wait --topology); if it does not end, the log of "
              "the replicas or Sentinels says why"},
    FaultInfo{Fault::slots_uncovered, "slots-uncovered", not_ready, "slots without a master",
              "keys in these slots cannot be used: bring their master back or have a replica take "
              "over (CLUSTER FAILOVER), or assign them (redis-cli --cluster fix)"},
    FaultInfo{Fault::views_differ, "views-differ", not_ready, "its view differs",
              "the member sees another topology than the one asked: just after a change, wait; "
              "else it is cut off from the others (bus port, announced addresses) or was down "
              "meanwhile"},
    FaultInfo{Fault::quorum_unreachable, "quorum-unreachable", not_ready,
              "Sentinel's quorum cannot be reached",
              "no failover can happen: start the missing Sentinels and see that they reach one "
              "another ('sentinel announce-ip', firewalls), or lower the quorum (SENTINEL SET)"},
    FaultInfo{Fault::interrupted, "interrupted", Verdict::interrupted, "interrupted",
              "a signal ended the run before the answer came"},
};

constexpr bool complete() {
  for (std::size_t i = 0; i < table.size(); ++i) {
    const FaultInfo& row = table[i];
    if (row.fault != static_cast<Fault>(i)) return false;
    if (row.id.empty() || row.sentence.empty() || row.hint.empty()) return false;
  }
  return table.size() == static_cast<std::size_t>(Fault::interrupted) + 1;
}
static_assert(complete(), "one full row for each fault, in the order of the enum");

}  // namespace

std::span<const FaultInfo> faults() { return table; }

const FaultInfo& info(Fault fault) { return table.at(static_cast<std::size_t>(fault)); }

}  // namespace rconn
