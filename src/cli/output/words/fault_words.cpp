#include "cli/output/words/fault_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "connector/values/table.hpp"

namespace rconn::cli {
namespace {

constexpr std::array table{
    FaultWords{Fault::name_not_found, "no such host name",
               "'{host}' has no address on this machine: check the spelling and /etc/hosts; in a "
               "container, that both ends share a network; and -4 or -6 if given"},
    FaultWords{Fault::name_lookup_failed, "name lookup failed",
               "the resolver could not answer for '{host}': check the servers named in "
               "/etc/resolv.conf, or try again"},
    FaultWords{Fault::name_timeout, "name lookup timed out",
               "no name server answered for '{host}': check DNS (/etc/resolv.conf), give the IP "
               "address instead, or raise the limit named above"},
    FaultWords{Fault::refused, "connection refused",
               "nothing listens at {at}: start the server, or check where it listens"},
    FaultWords{Fault::unreachable, "no route to the host",
               "this machine has no route to {at}: check network, VPN and firewall; -4 or -6 "
               "selects the other address family"},
    FaultWords{Fault::connect_timeout, "connecting timed out",
               "{at} does not answer connection requests: a firewall that drops them, a wrong "
               "address, or a server too busy to accept in time"},
    FaultWords{Fault::reset, "connection reset before a reply",
               "{at} accepted, then reset the connection: a TLS port used in plain text (try "
               "--tls), a proxy without a backend, or a server being stopped",
               "{at} accepted, then reset the connection: a server at its maxclients (over TLS it "
               "closes without a message), a port without TLS, or a proxy without a backend"},
    FaultWords{Fault::no_socket, "no such socket",
               "no socket at {host}: is the server running with 'unixsocket {host}', and is that "
               "directory visible from here?"},
    FaultWords{Fault::socket_denied, "no permission for the socket",
               "this user may not use {host}: check the modes of the socket and its directories "
               "(the server's 'unixsocketperm')"},
    FaultWords{Fault::local_limit, "this machine has reached a limit",
               "the server is not the cause: check open files (ulimit -n), processes, memory, and "
               "free local ports and addresses"},
    FaultWords{Fault::reply_too_large, "reply larger than rconn takes",
               "the server is not the cause: rconn bounds the memory for a reply; a larger "
               "--max-reply raises the bounds, except that of nested arrays"},
    FaultWords{Fault::closed, "connection closed before a complete reply",
               "{at} accepted, then closed the connection: a TLS port used in plain text (try "
               "--tls), a proxy without a backend, or a server shutting down; its log may say why",
               "{at} accepted, then closed the connection: a server at its maxclients (over TLS it "
               "closes without a message), a port without TLS, or a proxy without a backend; its "
               "log may say why"},
    FaultWords{Fault::reply_timeout, "no reply in time",
               "{at} is connected but does not answer: a stopped or overloaded server, a TLS port "
               "(try --tls), or another service",
               "{at} is connected but does not answer: a stopped or overloaded server, or another "
               "service"},
    FaultWords{Fault::tls_config, "TLS cannot be set up here",
               "nothing was sent: correct the setting named above"},
    FaultWords{Fault::tls_timeout, "TLS handshake timed out",
               "{at} is connected but does not answer the handshake: most likely a plaintext port "
               "(drop --tls, or write redis:// for rediss://), otherwise a stopped server"},
    FaultWords{Fault::tls_not_offered, "the port does not use TLS",
               "{at} speaks plain text: drop --tls (or write redis:// for rediss://), or find the "
               "server's tls-port"},
    FaultWords{Fault::tls_required, "the port requires TLS",
               "{at} answered plain text with a TLS alert: add --tls, or write rediss:// for "
               "redis://"},
    FaultWords{Fault::tls_untrusted, "certificate not trusted",
               "no authority that this machine trusts issued the certificate: name its authority "
               "with --cacert, or have the server send its complete chain"},
    FaultWords{
        Fault::tls_expired, "certificate not valid today",
        "renew the certificate on the server (then CONFIG SET tls-cert-file, or restart it); "
        "if it is valid, check the clock of this machine"},
    FaultWords{Fault::tls_expiring, "certificate expires soon",
               "the server answers, but fewer days are left than --min-days requires: renew its "
               "certificate"},
    FaultWords{
        Fault::tls_name_mismatch, "certificate for another name",
        "connect by a name that the certificate covers, name the expected one with --sni, or "
        "reissue the certificate with this name"},
    FaultWords{Fault::tls_client_cert_required, "client certificate required",
               "give one that the server's CA has signed: --cert and --key (on the server, "
               "'tls-auth-clients' decides)"},
    FaultWords{Fault::tls_client_cert_rejected, "client certificate rejected",
               "the server rejects the certificate of --cert: is it signed by the server's "
               "'tls-ca-cert-file', still valid, and meant for clients?"},
    FaultWords{Fault::tls_handshake, "TLS handshake failed",
               "server and client could not agree: compare protocol versions ('tls-protocols', 1.2 "
               "or later here) and ciphers; the server's log may say more"},
    FaultWords{Fault::auth_required, "authentication required",
               "give a password with --askpass, --pass-file, $REDISCLI_AUTH or -a, and --user for "
               "an ACL user"},
    FaultWords{Fault::auth_rejected, "wrong user or password",
               "the server does not accept this user and password, or the user is disabled: check "
               "--user and where the password comes from"},
    FaultWords{
        Fault::auth_unneeded, "no password is set on the server",
        "the server has no password for this user: do not send one (-a, $REDISCLI_AUTH, the URI), "
        "or check that {at} is the intended server"},
    FaultWords{
        Fault::auth_unsupported, "this form of AUTH is not supported",
        "ACL users exist since Redis 6: for an older server leave the user out; one that does "
        "not know AUTH at all (an old Sentinel, a proxy) takes no password either"},
    FaultWords{Fault::no_permission, "permission denied",
               "the user may log in but not run this command: on the server, ACL SETUSER NAME "
               "+ping +select"},
    FaultWords{Fault::denied, "refused by protected mode",
               "the server is in protected mode and accepts only local connections: set a password "
               "on it, or 'protected-mode no' behind a firewall"},
    FaultWords{Fault::db_rejected, "database rejected",
               "the server rejected SELECT: is the number below its 'databases' setting? A Cluster "
               "may have database 0 only"},
    FaultWords{Fault::loading, "loading its data",
               "the server is still loading its data from disk: wait; INFO persistence shows the "
               "progress"},
    FaultWords{Fault::busy, "busy with a script",
               "a script or function keeps the server busy: wait, or stop it with SCRIPT "
               "KILL or FUNCTION KILL"},
    FaultWords{Fault::master_down, "replica without its master",
               "this replica has lost its master and is configured not to serve stale data: check "
               "the master, and INFO replication on the replica"},
    FaultWords{Fault::misconf, "cannot save to disk",
               "the server's last save failed, so it rejects writes: check its log, disk space and "
               "the permissions of its 'dir'"},
    FaultWords{Fault::cluster_down, "cluster is down",
               "slots are not served: CLUSTER INFO and CLUSTER NODES on this node show which"},
    FaultWords{Fault::read_only, "read-only replica",
               "this node accepts no writes: connect to its master (INFO replication shows it)"},
    FaultWords{
        Fault::max_clients, "too many clients",
        "the server has reached its limit of clients: look for a connection leak with CLIENT "
        "LIST, or raise 'maxclients'"},
    FaultWords{Fault::error_reply, "error reply", "the server answered with the error above"},
    FaultWords{Fault::unexpected_reply, "unexpected reply",
               "{at} speaks the protocol but did not answer as a Redis server does: a proxy, or "
               "another service?"},
    FaultWords{
        Fault::condition_unmet, "not as expected",
        "{at} answers, but an --expect condition does not hold: wait for it (rconn wait), or "
        "check the server"},
    FaultWords{Fault::not_redis, "not a Redis server",
               "another service answers at {at}: check host and port"},
    FaultWords{Fault::protocol_error, "malformed reply",
               "the reply from {at} violates the Redis protocol: a proxy in between, or another "
               "service"},
    FaultWords{
        Fault::host_not_advertised, "no usable address advertised",
        "clients are told no host for this node: on it, set 'cluster-announce-hostname' "
        "('cluster-announce-ip' for an address), or 'cluster-preferred-endpoint-type ip'; if "
        "the other nodes lost its address (noaddr), repeat CLUSTER MEET"},
    FaultWords{Fault::port_not_advertised, "no port advertised",
               "clients are told port 0 for this kind of connection: on that node, set "
               "'port' or 'cluster-announce-port' for plain text, 'tls-port' or "
               "'cluster-announce-tls-port' for TLS"},
    FaultWords{
        Fault::wrong_node, "another node answers at its address",
        "another node answers at {at} than the one it is advertised for: check what both "
        "announce (in a Cluster 'cluster-announce-ip', 'cluster-announce-port'), and any proxy or "
        "port mapping in between"},
    FaultWords{Fault::node_failed, "considered failed by its peers",
               "its peers get no answer from it: is the server running, and can its peers reach "
               "its address and (in a Cluster) its bus port?"},
    FaultWords{Fault::link_down, "link down",
               "a replica without a link to its master serves stale data: can it reach its "
               "master's address, is 'masterauth' right, does its log say why? Just after a "
               "failover, wait"},
    FaultWords{
        Fault::master_differs, "does not follow its master",
        "it does not follow the master that it is listed under: correct this with REPLICAOF (in a "
        "Cluster, CLUSTER REPLICATE), or correct what the master announces"},
    FaultWords{
        Fault::not_master, "the listed master is not a master",
        "clients are sent to {at} to write, but it is not a master: a failover in progress, a "
        "Sentinel with an outdated view, or a role changed without Sentinel; see ROLE on it and "
        "SENTINEL MASTERS"},
    FaultWords{Fault::failover, "failover in progress",
               "roles are changing: wait (rconn wait --topology); if it does not end, the log of "
               "the replicas or Sentinels says why"},
    FaultWords{Fault::slots_uncovered, "slots without a master",
               "keys in these slots cannot be used: restore their master, promote a "
               "replica (CLUSTER FAILOVER), or assign them (redis-cli --cluster fix)"},
    FaultWords{Fault::views_differ, "its view of the topology differs",
               "the member has a different view than the one that was asked: just after a change, "
               "wait; otherwise it is cut off from the others (bus port, announced addresses) or "
               "was down in the meantime"},
    FaultWords{
        Fault::quorum_unreachable, "Sentinel's quorum cannot be reached",
        "no failover can happen: start the missing Sentinels and check that they can reach "
        "one another ('sentinel announce-ip', firewalls), or lower the quorum (SENTINEL SET)"},
    FaultWords{
        Fault::no_master, "no master",
        "nothing can be written: promote one of them (REPLICAOF NO ONE; in a Cluster, CLUSTER "
        "FAILOVER TAKEOVER), and have the others follow it"},
    FaultWords{Fault::not_tried, "not tried in time",
               "its turn did not come: raise the limit named above; how many members are tried at "
               "once depends on the limit of open files (ulimit -n)"},
    FaultWords{Fault::outside_network, "outside of the networks allowed",
               "nothing was sent to {at}: add its network with another --only-network, or correct "
               "the address that is advertised"},
    FaultWords{Fault::members_left_out, "not every member was tried",
               "this is a limit of rconn, not of the servers: --max-members N raises it; until "
               "then those left out may be broken, too"},
    FaultWords{Fault::interrupted, "interrupted", "a signal ended the run before the answer came"},
};

static_assert(is_complete(table, &FaultWords::fault, Fault::interrupted),
              "one row for each fault, in the order of the enum");
static_assert(std::ranges::none_of(table,
                                   [](const FaultWords& row) {
                                     return row.sentence.empty() || row.hint.empty();
                                   }),
              "a sentence and a hint for each fault");

}  // namespace

const FaultWords& words_for(Fault fault) { return table.at(static_cast<std::size_t>(fault)); }

}  // namespace rconn::cli
