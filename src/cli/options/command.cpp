#include "cli/options/command.hpp"

#include <algorithm>
#include <array>

#include "connector/values/table.hpp"

namespace rconn::cli {
namespace {

constexpr std::array table{
    Command{CommandId::ping, "ping", "connect, log in, PING, close: is that Redis there?",
            "  rconn ping                          127.0.0.1:6379, or $REDIS_URL\n"
            "  rconn ping --host ::1 -t 500ms      give up connecting after half a second\n"
            "  rconn ping -q cache:6379 || exit 1  in a script\n"
            "  rconn ping -o json redis://db:6379  one JSON object, also on failure\n"},
    Command{CommandId::trace, "trace", "the whole ladder, rung by rung, and why it stopped",
            "  rconn trace cache.example:6380      to read, or to paste into a ticket\n"
            "  rconn trace rediss://cache.example  the certificate too\n"
            "  rconn trace -o json cache:6379      all of it as one JSON object\n"
            "  rconn trace --format '{connect_ms} {tls_ms} {fault}' cache:6379\n"},
    Command{CommandId::wait, "wait", "try until it is ready, then run a command",
            "  rconn wait cache:6379 --deadline 30           until PONG, or exit 124\n"
            "  rconn wait redis://db --expect role=master    until it is the master\n"
            "  rconn wait --deadline 1m -- ./server --port 80\n"
            "  rconn wait --invert cache:6379                until it is gone\n"
            "  rconn wait --topology node1:6379              until the whole Cluster is well\n"},
    Command{CommandId::topology, "topology",
            "ask for the members, and try every advertised address",
            "  rconn topology node1:6379           a Cluster, by any of its nodes\n"
            "  rconn topology sentinel1:26379 --master mymaster\n"
            "  rconn topology replica1:6379        its master, and that one's replicas\n"
            "  rconn topology -o json node1 | jq .topology.problems\n"},
    Command{CommandId::check, "check", "many targets at once: a ping for each, and a summary",
            "  rconn check -f fleet.txt            a line for each target, then what they came to\n"
            "  rconn check --only-failures a:6379 b:6379 c:6379\n"
            "  consul-list | rconn check -f - -o json     as they come\n"
            "  rconn check --sd redis.json -o openmetrics --out-file redis.prom\n"},
    Command{CommandId::key, "key", "print phpredis's persistent key; no network",
            "  rconn key                           phpredis:127.0.0.1:6379:0.000000\n"
            "  rconn key -h ::1 -t 2.5             phpredis:[::1]:6379:2.500000\n"
            "  rconn key -s /run/redis.sock --persistent-id app\n"},
    Command{CommandId::endpoint, "endpoint", "print the endpoint string, or what it resolves to",
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
