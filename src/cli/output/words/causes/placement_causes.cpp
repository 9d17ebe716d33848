#include <array>

#include "cli/output/words/causes/cause_words.hpp"

namespace rconn::cli {
namespace {

constexpr std::array table{
    CauseWords{"key-on-other-node", "the key belongs to slot {slot}, which {node} serves",
               "give {node} as the target"},
    CauseWords{"slot-migrating", "slot {slot} is being moved to {node}, and the key is not here",
               "wait until the slot has moved, then give {node} as the target"},
    CauseWords{"slot-unserved", "no node serves the slot of this key",
               "run rconn topology {at}: it names the slots and nodes that are missing"},
    CauseWords{"cluster-without-slots", "this node knows of no slot that is assigned to any node",
               "create the Cluster (redis-cli --cluster create), or have the node join it "
               "(redis-cli --cluster add-node)"},
    CauseWords{"slots-without-master", "only {slots} of 16384 slots are served",
               "run rconn topology {at}: it names the slots and nodes that are missing"},
    CauseWords{"not-in-cluster", "this server does not run in Cluster mode",
               "check host and port, or 'cluster-enabled' in the server's configuration"},
    CauseWords{"still-loading", "{percent} % of the data set is loaded",
               "wait until it is loaded (rconn wait)"},
    CauseWords{"script-running", "a script of EVAL or EVALSHA keeps the server busy",
               "stop it with SCRIPT KILL, or wait"},
    CauseWords{"function-running", "a function of FCALL keeps the server busy",
               "stop it with FUNCTION KILL, or wait"},
    CauseWords{"module-running", "a command of a module keeps the server busy",
               "wait; the server's log names the module if it takes long"},
    CauseWords{"aof-write-failed", "the server cannot write its append-only file",
               "on the server, free space where 'dir' is, or correct its permissions; writes are "
               "then accepted again"},
    CauseWords{"snapshot-failed", "the server's last snapshot failed, so that it refuses to write",
               "on the server, free space where 'dir' is, or correct its permissions, then BGSAVE; "
               "its log has the reason"},
    CauseWords{"connection-quota", "the service's limit of connections is reached",
               "close connections that are not needed, or raise the limit at the service"},
    CauseWords{"full-sync", "the replica is receiving the whole data set from {master}",
               "wait until it is in sync (rconn wait --expect link=up)"},
    CauseWords{"link-to-master-down", "the replica has no link to its master {master}",
               "check the master from the replica's machine: rconn ping {master}"},
    CauseWords{"master-idle",
               "an idle master sends a replica something every 10 s only "
               "('repl-ping-replica-period')",
               "expect lag<=15, or lower 'repl-ping-replica-period' on the master {master}"},
    CauseWords{"master-silent",
               "the link is up, but the master {master} has sent nothing for {seconds} s",
               "check the master: rconn ping {master}"},
    CauseWords{"has-no-master", "this server is a master: it has no link to one",
               "check host and port, or whether it was promoted (ROLE on its former master)"},
    CauseWords{"failing-over", "a failover is under way (FAILOVER)",
               "wait until it is over (rconn wait)"},
    CauseWords{"is-replica", "this server is a replica of {master}", "give {master} as the target"},
    CauseWords{"is-master", "this server is a master; {replica} is a replica of it",
               "give {replica} as the target"},
    CauseWords{"is-master-alone", "this server is a master, and no replica is connected to it",
               "check host and port, or attach the replica (REPLICAOF on it)"},
};

}  // namespace

std::span<const CauseWords> placement_cause_words() { return table; }

}  // namespace rconn::cli
