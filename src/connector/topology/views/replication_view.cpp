#include "connector/topology/views/replication_view.hpp"

#include <fmt/format.h>

#include <utility>

#include "connector/redis/resp/digits.hpp"
#include "connector/redis/resp/info.hpp"
#include "connector/values/target.hpp"
#include "connector/values/text/split.hpp"

namespace rconn {
namespace {

using resp::Reply;

void add(ReplicationView& view, ListedReplica replica) {
  if (view.replicas.size() < most_members) {
    view.replicas.push_back(std::move(replica));
  } else {
    ++view.left_out;
  }
}

// ["master", offset, [[host, port, offset], ...]]
ReplicationView master_in(const Reply& role) {
  ReplicationView view;
  view.own.role = MemberRole::master;
  view.own.offset = role.number_at(1);
  if (role.elements.size() < 3) return view;
  for (const Reply& entry : role.elements[2].elements) {
    if (entry.elements.size() < 2) {
      ++view.unread;
      continue;
    }
    ListedReplica replica;
    replica.host = entry.text_at(0);
    replica.port = resp::port_in(entry.number_at(1).value_or(0));
    replica.state = "online";
    replica.offset = entry.number_at(2);
    add(view, std::move(replica));
  }
  return view;
}

std::string link_of(const std::string& state) {
  if (state == "connected") return "up";
  return state == "sync" ? "sync" : "down";
}

// ["slave", host, port, state, offset]
ReplicationView replica_in(const Reply& role) {
  ReplicationView view;
  view.own.role = MemberRole::replica;
  view.own.master_host = role.text_at(1);
  view.own.master_port = resp::port_in(role.number_at(2).value_or(0));
  view.own.link = link_of(role.text_at(3));
  view.own.offset = role.number_at(4);
  return view;
}

// ip=127.0.0.1,port=6380,state=online,offset=14,lag=1; before Redis 2.8 values without names, which
// are skipped.
std::optional<ListedReplica> listed_in(std::string_view line) {
  ListedReplica replica;
  for (const std::string_view word : split(line, ',')) {
    const auto equals = word.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    const std::string_view name = word.substr(0, equals);
    const std::string_view value = word.substr(equals + 1);
    if (name == "ip") replica.host = value;
    if (name == "port") replica.port = resp::port_in(value);
    if (name == "state") replica.state = value;
    if (name == "offset") replica.offset = resp::whole_number(value);
    if (name == "lag") replica.lag = resp::whole_number(value);
  }
  return replica;
}

// Matches "slave7", but not "slave_read_only".
bool names_replica(std::string_view name) {
  return name.starts_with("slave") && resp::whole_number(name.substr(5)).has_value();
}

void read_role(Replication& own, std::string_view text) {
  const std::string role = resp::info_value(text, "role");
  own.failover = resp::info_value(text, "master_failover_state");
  if (own.failover == "no-failover") own.failover.clear();
  own.replid = resp::info_value(text, "master_replid");
  if (role == "master") {
    own.role = MemberRole::master;
    own.offset = resp::whole_number(resp::info_value(text, "master_repl_offset"));
    return;
  }
  own.role = MemberRole::replica;
  own.master_host = resp::info_value(text, "master_host");
  own.master_port = resp::port_in(resp::info_value(text, "master_port"));
  own.link = resp::info_value(text, "master_link_status");
  if (resp::info_value(text, "master_sync_in_progress") == "1") own.link = "sync";
  own.offset = resp::whole_number(resp::info_value(text, "slave_repl_offset"));
  const auto lag = resp::whole_number(resp::info_value(text, "master_last_io_seconds_ago"));
  if (lag && *lag >= 0) own.lag = lag;
}

}  // namespace

std::optional<ReplicationView> replication_in_role(const Reply& reply) {
  const std::string role = reply.text_at(0);
  if (role == "master") return master_in(reply);
  if (role == "slave" || role == "replica") return replica_in(reply);
  return std::nullopt;
}

std::optional<ReplicationView> replication_in_info(std::string_view text) {
  const std::string role = resp::info_value(text, "role");
  if (role != "master" && role != "slave" && role != "replica") return std::nullopt;
  ReplicationView view;
  read_role(view.own, text);
  view.counted = resp::whole_number(resp::info_value(text, "connected_slaves"));
  for (std::string_view line : split(text, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || !names_replica(line.substr(0, colon))) continue;
    if (auto replica = listed_in(line.substr(colon + 1))) {
      add(view, *std::move(replica));
    } else {
      ++view.unread;
    }
  }
  return view;
}

std::string contradiction(const ReplicationView& view) {
  const std::size_t listed = view.replicas.size() + view.left_out + view.unread;
  if (!view.counted || std::cmp_equal(*view.counted, listed)) return "";
  return fmt::format("it counts {} connected replicas, and lists {}", *view.counted, listed);
}

}  // namespace rconn
