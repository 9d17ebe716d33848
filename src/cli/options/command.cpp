#include "cli/options/command.hpp"

#include <algorithm>
#include <array>

#include "connector/values/table.hpp"

namespace rconn::cli {
namespace {

constexpr std::array table{
    Command{CommandId::ping, "ping", "connect, log in, PING, close",
            "  rconn ping                          127.0.0.1:6379, or $REDIS_URL\n"
            "  rconn ping --host ::1 -t 500ms      stop connecting after half a second\n"
            "  rconn ping -q cache:6379 || exit 1  in a script\n"
            "  rconn ping -o json redis://db:6379  one JSON object, also on failure\n"},
    Command{CommandId::trace, "trace", "show every rung in detail, and why one failed",
            "  rconn trace cache.example:6380      show each step, for example for a ticket\n"
            "  rconn trace rediss://cache.example  also show the certificate\n"
            "  rconn trace -o json cache:6379      the same as one JSON object\n"
            "  rconn trace --format '{connect_ms} {tls_ms} {fault}' cache:6379\n"},
    Command{CommandId::wait, "wait", "retry until it is ready, then run a command",
            "  rconn wait cache:6379 --deadline 30           until PONG, or exit 124\n"
            "  rconn wait redis://db --expect role=master    until it is the master\n"
            "  rconn wait --deadline 1m -- ./server --port 80\n"
            "  rconn wait --invert cache:6379                until it is gone\n"
            "  rconn wait --topology node1:6379              until the Cluster is healthy\n",
            " [-- COMMAND...]"},
    Command{CommandId::topology, "topology", "find the members, and try every advertised address",
            "  rconn topology node1:6379           a Cluster, given any of its nodes\n"
            "  rconn topology sentinel1:26379 --master mymaster\n"
            "  rconn topology replica1:6379        its master and all replicas of it\n"
            "  rconn topology -o json node1 | jq .topology.problems\n"},
    Command{CommandId::check, "check", "ping many targets concurrently",
            "  rconn check -f fleet.txt            one line per target, then a summary\n"
            "  rconn check --only-failures a:6379 b:6379 c:6379\n"
            "  consul-list | rconn check -f - -o json     targets from a pipe\n"
            "  rconn check --sd redis.json -o openmetrics --out-file redis.prom\n"},
    Command{CommandId::watch, "watch", "keep probing: outages, percentiles, failovers",
            "  rconn watch cache:6379              until Ctrl-C, then a summary\n"
            "  rconn watch --fresh --duration 1h --report out.html cache:6379\n"
            "  rconn watch --duration 5m --max-outage 5s cache:6379 || exit 1\n"
            "  rconn watch sentinel1:26379 --master mymaster --write-key rconn:watch\n"},
    Command{CommandId::idle, "idle", "find what drops silent connections, and after how long",
            "  rconn idle cache:6379               silences of up to 30 minutes\n"
            "  rconn idle --up-to 10m cache:6379   of up to 10 minutes\n"
            "  rconn idle --ages 30,60,120 -o json cache:6379\n"},
    Command{CommandId::serve, "serve", "answer probes over HTTP, for Prometheus and Kubernetes",
            "  rconn serve cache:6379              curl 127.0.0.1:9121/readyz\n"
            "  rconn serve --config /etc/rconn/config.toml\n"
            "  rconn serve --check rconn.toml      only check the file\n"},
    Command{CommandId::key, "key", "print the persistent key phpredis would use",
            "  rconn key                           phpredis:127.0.0.1:6379:0.000000\n"
            "  rconn key -h ::1 -t 2.5             phpredis:[::1]:6379:2.500000\n"
            "  rconn key -s /run/redis.sock --persistent-id app\n"},
    Command{CommandId::endpoint, "endpoint", "print the endpoint string",
            "  rconn endpoint -h ::1               [::1]:6379\n"
            "  rconn endpoint /run/redis.sock      unix:///run/redis.sock\n"
            "  rconn endpoint --resolve localhost  each address, in the order tried\n"},
};

static_assert(is_complete(table, &Command::id, CommandId::endpoint),
              "one row for each command, in the order of the enum");

}  // namespace

std::span<const Command> commands() { return table; }

const Command& info(CommandId command) { return table.at(static_cast<std::size_t>(command)); }

const Command* find_command(std::string_view name) {
  const auto* found = std::ranges::find(table, name, &Command::name);
  return found == table.end() ? nullptr : found;
}

}  // namespace rconn::cli
