#include "connector/topology/replication_view.hpp"

#include <utility>

#include "connector/identify.hpp"
#include "connector/topology/digits.hpp"
#include "connector/topology/words.hpp"

namespace rconn {
namespace {

using resp::Reply;

std::string text_at(const Reply& reply, std::size_t index) {
  return index < reply.elements.size() ? reply.elements[index].text : "";
}

std::optional<std::int64_t> number_at(const Reply& reply, std::size_t index) {
  if (index >= reply.elements.size()) return std::nullopt;
  const Reply& element = reply.elements[index];
  return element.type == Reply::Type::integer ? std::optional(element.integer)
                                              : whole_number(element.text);
}

// ["master", offset, [[host, port, offset], ...]]
ReplicationView master_in(const Reply& role) {
  ReplicationView view;
  view.own.role = MemberRole::master;
  view.own.offset = number_at(role, 1);
  if (role.elements.size() < 3) return view;
  for (const Reply& entry : role.elements[2].elements) {
    if (entry.elements.size() < 2) continue;
    ListedReplica replica;
    replica.host = text_at(entry, 0);
    replica.port = port_in(number_at(entry, 1).value_or(0));
    replica.state = "online";
    replica.offset = number_at(entry, 2);
    view.replicas.push_back(std::move(replica));
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
  view.own.master_host = text_at(role, 1);
  view.own.master_port = port_in(number_at(role, 2).value_or(0));
  view.own.link = link_of(text_at(role, 3));
  view.own.offset = number_at(role, 4);
  return view;
}

// ip=127.0.0.1,port=6380,state=online,offset=14,lag=1; before 2.8 without names.
std::optional<ListedReplica> listed_in(std::string_view line) {
  ListedReplica replica;
  for (const std::string_view word : words_of(line, ',')) {
    const auto equals = word.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    const std::string_view name = word.substr(0, equals);
    const std::string_view value = word.substr(equals + 1);
    if (name == "ip") replica.host = value;
    if (name == "port") replica.port = port_in(value);
    if (name == "state") replica.state = value;
    if (name == "offset") replica.offset = whole_number(value);
    if (name == "lag") replica.lag = whole_number(value);
  }
  return replica;
}

// "slave7"; not "slave_read_only".
bool names_replica(std::string_view name) {
  return name.starts_with("slave") && whole_number(name.substr(5)).has_value();
}

void keep_role(Replication& own, std::string_view text) {
  const std::string role = info_value(text, "role");
  own.failover = info_value(text, "master_failover_state");
  if (own.failover == "no-failover") own.failover.clear();
  own.replid = info_value(text, "master_replid");
  if (role == "master") {
    own.role = MemberRole::master;
    own.offset = whole_number(info_value(text, "master_repl_offset"));
    return;
  }
  own.role = MemberRole::replica;
  own.master_host = info_value(text, "master_host");
  own.master_port = port_in(info_value(text, "master_port"));
  own.link = info_value(text, "master_link_status");
  if (info_value(text, "master_sync_in_progress") == "1") own.link = "sync";
  own.offset = whole_number(info_value(text, "slave_repl_offset"));
  const auto lag = whole_number(info_value(text, "master_last_io_seconds_ago"));
  if (lag && *lag >= 0) own.lag = lag;
}

}  // namespace

std::optional<ReplicationView> replication_in_role(const Reply& reply) {
  const std::string role = text_at(reply, 0);
  if (role == "master") return master_in(reply);
  if (role == "slave" || role == "replica") return replica_in(reply);
  return std::nullopt;
}

std::optional<ReplicationView> replication_in_info(std::string_view text) {
  const std::string role = info_value(text, "role");
  if (role != "master" && role != "slave" && role != "replica") return std::nullopt;
  ReplicationView view;
  keep_role(view.own, text);
  for (std::string_view line : words_of(text, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || !names_replica(line.substr(0, colon))) continue;
    if (auto replica = listed_in(line.substr(colon + 1))) {
      view.replicas.push_back(*std::move(replica));
    }
  }
  return view;
}

}  // namespace rconn
