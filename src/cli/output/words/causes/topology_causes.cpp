#include <array>

#include "cli/output/words/causes/cause_words.hpp"

namespace rconn::cli {
namespace {

constexpr std::array table{
    CauseWords{"not-in-cluster-mode", "the server there runs without cluster mode",
               "correct the address under which it is known ('cluster-announce-ip' on that node); "
               "only if the server there is meant to join, set 'cluster-enabled yes' on it"},
    CauseWords{"met-at-other-bus-port", "it was met at bus port {tried}, but its bus port is {bus}",
               "name the bus port as the third argument: CLUSTER MEET {ip} {port} {bus}"},
    CauseWords{"bus-port-closed", "it answers clients, but not the other nodes at bus port {bus}",
               "open port {bus} between all nodes (firewall, container ports), or set "
               "'cluster-announce-bus-port' on it; CLUSTER MEET needs the bus port as its third "
               "argument where it is not the port + 10000"},
    CauseWords{"nobody-met", "nothing answers there, neither other nodes nor clients",
               "repeat CLUSTER MEET with the address of a running node; this entry expires by "
               "itself"},
    CauseWords{"bus-cut-between-nodes",
               "bus port {bus} accepts connections from here, so the way between the nodes is cut",
               "look for a firewall between the nodes, and for a wrong 'cluster-announce-ip' on "
               "either"},
    CauseWords{"handshake-unanswered", "it was told to meet nodes that do not answer it",
               "check that their bus ports are open to it; CLUSTER MEET needs the bus port as its "
               "third argument where it is not the port + 10000"},
    CauseWords{"master-is-gone", "its master {master} does not answer here either",
               "bring back {master} first: its replicas then follow by themselves"},
    CauseWords{"sentinel-drops-names",
               "Sentinel takes no host names, and {replica} is announced by name",
               "set 'sentinel resolve-hostnames yes' on every Sentinel (SENTINEL CONFIG SET "
               "resolve-hostnames yes, since 6.2), or an IP address in the replica's "
               "'replica-announce-ip'"},
    CauseWords{
        "sentinel-id-copied", "two Sentinels have one id, as after copying a sentinel.conf",
        "stop one of them, remove 'sentinel myid' from its configuration, and start it again "
        "(the other one is at {other})"},
    CauseWords{"quorum-too-large", "{count} Sentinels can never reach a quorum of {quorum}",
               "lower it on each Sentinel: SENTINEL SET {master} quorum {majority}"},
    CauseWords{"sentinel-cannot-resolve", "the name {name} may not resolve where the Sentinel runs",
               "check 'getent hosts {name}' on the Sentinel's machine, or set an IP address in the "
               "replica's 'replica-announce-ip'"},
    CauseWords{"not-learned-by-sentinel",
               "Sentinel has not learned of {replica} from its master, which it asks every 10 "
               "seconds",
               "ask again after 10 seconds; if it stays, check that the Sentinel can log in at the "
               "master ('sentinel auth-pass {master}')"},
    CauseWords{"not-listed-by-master",
               "Sentinel remembers an address that the replica does not announce any more",
               "correct 'replica-announce-ip' and 'replica-announce-port' on the replica, or have "
               "Sentinel forget the address: SENTINEL RESET {master}"},
    CauseWords{"sentinels-silent", "{silent} of {count} Sentinels do not answer here either",
               "start them again, {sentinel} first"},
    CauseWords{"list-incomplete",
               "the list was cut by a proxy or a filter, or changed while it was read",
               "ask again, and directly: without the proxy in between"},
    CauseWords{
        "sentinel-gives-addresses",
        "Sentinel gives IP addresses, and the certificates cover only names",
        "set 'sentinel resolve-hostnames yes' and 'sentinel announce-hostnames yes' on every "
        "Sentinel, and give names like {name} in 'sentinel monitor {master}' and in "
        "'replica-announce-ip'; a client can expect one name with --sni"},
    CauseWords{"sentinel-was-given-addresses",
               "Sentinel was given an IP address, and the certificates cover only names",
               "give a name like {name} in 'sentinel monitor {master}', and in "
               "'replica-announce-ip' on each server; a client can expect one name with --sni"},
    CauseWords{"address-works-inside", "what it announces works only inside {where}",
               "set {settings} on it to what leads to it from here"},
};

}  // namespace

std::span<const CauseWords> topology_cause_words() { return table; }

}  // namespace rconn::cli
