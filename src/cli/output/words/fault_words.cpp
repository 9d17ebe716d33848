#include "cli/output/words/fault_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "connector/values/table.hpp"

namespace rconn::cli {
namespace {

constexpr std::array table{
    FaultWords{Fault::name_not_found, "no such host name",
               "no address for '{host}' on this machine: check the spelling and /etc/hosts, in a "
               "container the network both ends share, and -4 or -6 if given"},
    FaultWords{Fault::name_lookup_failed, "name lookup failed",
               "the resolver could not answer for '{host}': check the servers named in "
               "/etc/resolv.conf, or try again"},
    FaultWords{Fault::name_timeout, "name lookup timed out",
               "no name server answered for '{host}': check DNS (/etc/resolv.conf), give the IP "
               "address instead, or raise the limit named above"},
    FaultWords{Fault::refused, "connection refused",
               "nothing listens at {at}: is the server running, with this port and 'bind' address "
               "(or this 'unixsocket')?"},
    FaultWords{Fault::unreachable, "no route to the host",
               "this machine has no way to {at}: check network, VPN and firewall; -4 or -6 picks "
               "the other address family"},
    FaultWords{Fault::connect_timeout, "connecting timed out",
               "{at} does not answer connection requests: a firewall that drops them, a wrong "
               "address, or a server too busy to accept in time"},
    FaultWords{Fault::reset, "connection reset before a reply",
               "{at} accepted, then cut the connection: a TLS port addressed in plain text (try "
               "--tls), a proxy without a backend, or a server being stopped",
               "{at} accepted, then cut the connection: a server at its maxclients (over TLS it "
               "says no word), a port that speaks no TLS, or a proxy without a backend"},
    FaultWords{Fault::no_socket, "no such socket",
               "no socket at {host}: is the server running with 'unixsocket {host}', and is that "
               "directory visible from here?"},
    FaultWords{Fault::socket_denied, "no permission for the socket",
               "this user may not use {host}: check the modes of the socket and its directories "
               "(the server's 'unixsocketperm')"},
    FaultWords{Fault::local_limit, "this machine is at a limit",
               "the limit is here, not at the server: open files (ulimit -n), processes, memory, "
               "or free local ports and addresses"},
    FaultWords{Fault::closed, "connection closed before a whole reply",
               "{at} accepted, then hung up: a TLS port addressed in plain text (try --tls), a "
               "proxy without a backend, or a server shutting down; its log may say",
               "{at} accepted, then hung up: a server at its maxclients (over TLS it says no "
               "word), a port that speaks no TLS, or a proxy without a backend; its log may say"},
    FaultWords{Fault::reply_timeout, "no reply in time",
               "{at} is connected but does not answer: a stopped or overloaded server, a TLS port "
               "(try --tls), or another service",
               "{at} is connected but does not answer: a stopped or overloaded server, or another "
               "service"},
    FaultWords{Fault::tls_config, "TLS cannot be set up here",
               "nothing was sent: mend the setting named above"},
    FaultWords{Fault::tls_timeout, "TLS handshake timed out",
               "{at} is connected but does not answer the handshake: most likely a plaintext port "
               "(drop --tls, or write redis:// for rediss://), else a stopped server"},
    FaultWords{Fault::tls_not_offered, "no TLS there",
               "{at} speaks plain text: drop --tls (or write redis:// for rediss://), or find the "
               "server's tls-port"},
    FaultWords{Fault::tls_required, "the port wants TLS",
               "{at} answered plain text with a TLS alert: add --tls, or write rediss:// for "
               "redis://"},
    FaultWords{Fault::tls_untrusted, "certificate not trusted",
               "nothing here vouches for the certificate: name the authority that issued it with "
               "--cacert, or have the server send its whole chain"},
    FaultWords{
        Fault::tls_expired, "certificate not valid today",
        "renew the certificate on the server (then CONFIG SET tls-cert-file, or restart it); "
        "if it is in order, check the clock of this machine"},
    FaultWords{Fault::tls_expiring, "certificate expires soon",
               "the server answers, but fewer days are left than --min-days asks for: renew its "
               "certificate"},
    FaultWords{
        Fault::tls_name_mismatch, "certificate for another name",
        "connect by a name that the certificate covers, name the expected one with --sni, or "
        "reissue the certificate with this name"},
    FaultWords{Fault::tls_client_cert_required, "client certificate required",
               "give one that the server's CA has signed: --cert and --key (on the server, "
               "'tls-auth-clients' decides)"},
    FaultWords{Fault::tls_client_cert_rejected, "client certificate refused",
               "the server does not take the certificate of --cert: is it signed by the server's "
               "'tls-ca-cert-file', still valid, and meant for clients?"},
    FaultWords{Fault::tls_handshake, "TLS handshake failed",
               "server and client found no common ground: compare protocol versions "
               "('tls-protocols', 1.2 or later here) and ciphers; the server's log may say more"},
    FaultWords{Fault::auth_required, "authentication required",
               "give a password with --askpass, --pass-file, $REDISCLI_AUTH or -a, and --user for "
               "an ACL user"},
    FaultWords{Fault::auth_rejected, "wrong user or password",
               "the server knows no such user and password, or the user is switched off: check "
               "--user and where the password comes from"},
    FaultWords{
        Fault::auth_unneeded, "no password is set there",
        "the server has no password for this user: leave the password out (-a, $REDISCLI_AUTH, "
        "the URI's), or check that {at} is the server you mean"},
    FaultWords{Fault::no_permission, "permission denied",
               "the user logged in but may not run this command: on the server, ACL SETUSER NAME "
               "+ping +select"},
    FaultWords{Fault::denied, "refused by protected mode",
               "the server is in protected mode and serves only its own machine: set a password "
               "there, or 'protected-mode no' behind a firewall"},
    FaultWords{Fault::db_rejected, "database refused",
               "the server refused SELECT: is the number below its 'databases' setting? A Cluster "
               "may have database 0 only"},
    FaultWords{Fault::loading, "loading its data",
               "the server is up and reads its data from disk: wait; INFO persistence shows how "
               "far it is"},
    FaultWords{Fault::busy, "busy with a script",
               "a script or function keeps the server from answering: wait, or end it with SCRIPT "
               "KILL or FUNCTION KILL"},
    FaultWords{Fault::master_down, "replica without its master",
               "this replica lost its master and may not serve old data: check the master, and "
               "INFO replication here"},
    FaultWords{Fault::misconf, "cannot save to disk",
               "the server's last save failed, so it refuses writes: check its log, disk space and "
               "the rights on its 'dir'"},
    FaultWords{Fault::cluster_down, "cluster is down",
               "slots are not served: CLUSTER INFO and CLUSTER NODES on this node show which"},
    FaultWords{Fault::read_only, "read-only replica",
               "this node takes no writes: connect to its master (INFO replication names it)"},
    FaultWords{
        Fault::max_clients, "too many clients",
        "the server has as many clients as it allows: look for a connection leak with CLIENT "
        "LIST, or raise 'maxclients'"},
    FaultWords{Fault::error_reply, "error reply",
               "the server is there and answered with the error above"},
    FaultWords{Fault::unexpected_reply, "unexpected reply",
               "{at} speaks the protocol but did not answer as a Redis server does: a proxy, or "
               "another service?"},
    FaultWords{
        Fault::condition_unmet, "not as expected",
        "{at} answers, but an --expect condition does not hold: wait for it (rconn wait), or "
        "look into the server"},
    FaultWords{Fault::not_redis, "not a Redis server",
               "another service answers at {at}: check host and port"},
    FaultWords{Fault::protocol_error, "broken reply",
               "the reply from {at} breaks the Redis protocol: a proxy on the way, or another "
               "service"},
    FaultWords{
        Fault::host_not_advertised, "no usable address advertised",
        "clients are told no host for this node: on it, set 'cluster-announce-hostname' "
        "('cluster-announce-ip' for an address), or 'cluster-preferred-endpoint-type ip'; if "
        "the others lost it (noaddr), CLUSTER MEET it again"},
    FaultWords{Fault::port_not_advertised, "no port advertised",
               "clients are told port 0 for this kind of connection: on that node, set "
               "'port' or 'cluster-announce-port' for plain text, 'tls-port' or "
               "'cluster-announce-tls-port' for TLS"},
    FaultWords{
        Fault::wrong_node, "another node answers there",
        "{at} leads to another node than the one it is advertised for: see what they "
        "announce (in a Cluster 'cluster-announce-ip', 'cluster-announce-port'), or a proxy or "
        "port mapping on the way"},
    FaultWords{Fault::node_failed, "held to be failing by its peers",
               "its peers get no answer from it: is the server running, and do its peers reach its "
               "address and (in a Cluster) its bus port?"},
    FaultWords{Fault::link_down, "link down",
               "a replica without its link serves old data: can it reach its master's address, is "
               "'masterauth' right, does its log say why? After a failover, give it a moment"},
    FaultWords{
        Fault::master_differs, "no replica of its master",
        "it does not follow the master that it is listed under: point it there with REPLICAOF (in "
        "a Cluster, CLUSTER REPLICATE), or mend what the master announces"},
    FaultWords{
        Fault::not_master, "the master is none",
        "clients are sent to {at} to write, but it is no master: a failover under way, a "
        "Sentinel with an old view, or a role changed behind Sentinel's back; see ROLE there "
        "and SENTINEL MASTERS"},
    FaultWords{Fault::failover, "failover in progress",
               "roles are changing: wait (rconn wait --topology); if it does not end, the log of "
               "the replicas or Sentinels says why"},
    FaultWords{Fault::slots_uncovered, "slots without a master",
               "keys in these slots cannot be used: bring their master back or have a replica take "
               "over (CLUSTER FAILOVER), or assign them (redis-cli --cluster fix)"},
    FaultWords{Fault::views_differ, "its view differs",
               "the member sees another topology than the one asked: just after a change, wait; "
               "else it is cut off from the others (bus port, announced addresses) or was down "
               "meanwhile"},
    FaultWords{Fault::quorum_unreachable, "Sentinel's quorum cannot be reached",
               "no failover can happen: start the missing Sentinels and see that they reach one "
               "another ('sentinel announce-ip', firewalls), or lower the quorum (SENTINEL SET)"},
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
