#include "cli/output/words/fault_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "connector/values/table.hpp"

namespace rconn::cli {
namespace {

constexpr std::array table{
    FaultWords{
        Fault::name_not_found, "no such host name",
        "'{host}' has no address on this machine: check the spelling, DNS and /etc/hosts; in "
        "a container, that both ends share a network"},
    FaultWords{Fault::name_lookup_failed, "name lookup failed",
               "the resolver could not answer for '{host}': check the servers named in "
               "/etc/resolv.conf, or try again"},
    FaultWords{
        Fault::name_timeout, "name lookup timed out",
        "the resolver did not answer for '{host}' in time: check DNS (/etc/resolv.conf), give "
        "the IP address instead, or raise the limit named above"},
    FaultWords{Fault::refused, "connection refused",
               "nothing listens at {at}: start the server, or check where it listens"},
    FaultWords{Fault::unreachable, "host unreachable",
               "{at} cannot be reached, for the reason above: check routes and firewalls, of this "
               "machine and on the way"},
    FaultWords{Fault::connect_timeout, "connecting timed out",
               "{at} does not answer connection requests: a firewall that drops them, a wrong "
               "address, or a server too busy to accept in time",
               std::nullopt,
               "the server at {at} accepts no connections in time: look whether it is stopped or "
               "busy"},
    FaultWords{Fault::reset, "connection reset before a reply",
               "{at} accepted, then reset the connection: its log may say why, or that of a proxy "
               "in between; if nothing was ever answered there, it may be a TLS port (--tls)",
               "{at} accepted, then reset the connection: a server at its maxclients (over TLS it "
               "closes without a message), a port without TLS, or a proxy without a backend",
               "the server at {at} accepted, then reset the connection: its log may say why"},
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
               "{at} accepted, then closed the connection: its log may say why, or that of a proxy "
               "in between; if nothing was ever answered there, it may be a TLS port (--tls)",
               "{at} accepted, then closed the connection: a server at its maxclients (over TLS it "
               "closes without a message), a port without TLS, or a proxy without a backend; its "
               "log may say why",
               "the server at {at} accepted, then closed the connection: its log may say why"},
    FaultWords{Fault::reply_timeout, "no reply in time",
               "{at} is connected but does not answer: a stopped or overloaded server, one that "
               "waits for another, or a network that loses packets",
               std::nullopt,
               "the server at {at} is connected but does not answer: look whether it is stopped, "
               "hung or busy"},
    FaultWords{Fault::tls_config, "TLS cannot be set up here",
               "nothing was sent: correct the setting named above"},
    FaultWords{Fault::no_trust_store, "no trust store found",
               "nothing was sent: install the package ca-certificates, or name the authority with "
               "--cacert, or a file of authorities in SSL_CERT_FILE"},
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
               "the chain of certificates cannot be verified, for the reason above: correct it on "
               "the server (tls-cert-file), or what is trusted here"},
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
    FaultWords{
        Fault::auth_rejected, "wrong user or password",
        "the server does not accept this user and password, or the user is disabled (it does "
        "not tell which): check where the password comes from"},
    FaultWords{
        Fault::auth_unneeded, "no password is set on the server",
        "the server has no password for this user: do not send one (-a, $REDISCLI_AUTH, the URI), "
        "or check that {at} is the intended server"},
    FaultWords{
        Fault::auth_unsupported, "this form of AUTH is not supported",
        "{at} does not take these credentials: leave out what it does not know, the user or the "
        "password"},
    FaultWords{
        Fault::no_permission, "permission denied",
        "the user may log in, but not do this: on the server, ACL GETUSER shows what it may, "
        "and ACL SETUSER grants what the reply names"},
    FaultWords{Fault::denied, "refused by protected mode",
               "the server accepts connections from its own machine only: set a password on it, or "
               "'protected-mode no' behind a firewall"},
    FaultWords{Fault::db_rejected, "database rejected",
               "the server rejected SELECT: choose another database, or leave it out"},
    FaultWords{
        Fault::loading, "loading its data",
        "the server is still loading its data: wait (rconn wait); INFO persistence shows the "
        "progress"},
    FaultWords{Fault::busy, "busy with a script",
               "a script, function or module keeps the server busy: wait, or stop it as the reply "
               "says"},
    FaultWords{Fault::master_down, "replica without its master",
               "this replica has no link to its master, or is still receiving its data, and is "
               "configured not to serve stale data: INFO replication on it shows which"},
    FaultWords{
        Fault::misconf, "cannot save to disk",
        "the server cannot write to its disk, so it rejects writes: check its log, disk space "
        "and the permissions of its 'dir'"},
    FaultWords{Fault::cluster_down, "cluster is down",
               "not every slot is served, as this node sees it: rconn topology {at} shows which "
               "nodes are missing"},
    FaultWords{Fault::read_only, "read-only replica",
               "this node accepts no writes: connect to its master (INFO replication shows it)"},
    FaultWords{
        Fault::max_clients, "too many clients",
        "the server has reached its limit of clients: look for a connection leak with CLIENT "
        "LIST, or raise the limit ('maxclients')"},
    FaultWords{Fault::error_reply, "error reply",
               "the server, or a proxy before it, refused the command with the error above"},
    FaultWords{Fault::unexpected_reply, "unexpected reply",
               "{at} speaks the protocol, but this is no answer to the command: look for a proxy, "
               "or another service"},
    FaultWords{
        Fault::condition_unmet, "not as expected",
        "{at} answers, but an --expect condition does not hold: wait for it (rconn wait), or "
        "correct the server or the condition"},
    FaultWords{Fault::not_redis, "not a Redis server",
               "another service answers at {at}: check host and port"},
    FaultWords{Fault::protocol_error, "malformed reply",
               "what came from {at} violates the Redis protocol: look for a proxy in between, or "
               "another service"},
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
               "a replica without a link to its master does not get its changes: can it reach its "
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
    FaultWords{
        Fault::outside_network, "outside of the networks allowed",
        "nothing was sent to {at}: allow its network (--only-network), of a target that serve "
        "was asked for also under 'allow' in the file, or correct the advertised address"},
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
