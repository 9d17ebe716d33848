#include "connector/redis/observe_state.hpp"

#include <string>
#include <string_view>
#include <utility>

#include "connector/redis/identity.hpp"
#include "connector/redis/resp/info.hpp"
#include "connector/redis/resp/pairs.hpp"

namespace rconn {
namespace {

// The value if it is a number that is not negative, else empty.
std::string number(std::string_view info, std::string_view name) {
  constexpr std::size_t most = 20;
  std::string value = resp::info_value(info, name);
  const bool valid = value.size() <= most && !value.empty() &&
                     value.find_first_not_of("0123456789.") == std::string::npos;
  return valid ? value : "";
}

// Empty unless both are given.
std::string endpoint_of(const std::string& host, const std::string& port) {
  constexpr std::size_t most = 255;
  const bool digits = port.find_first_not_of("0123456789") == std::string::npos;
  const bool plain = host.find_first_of(" \t\r\n,=") == std::string::npos;
  if (host.empty() || host.size() > most || !plain || port.empty() || !digits) return "";
  return host.find(':') == std::string::npos ? host + ":" + port : "[" + host + "]:" + port;
}

// The value of NAME in "NAME=VALUE,NAME=VALUE".
std::string part_of(const std::string& line, std::string_view name) {
  const std::string wanted = "," + std::string(name) + "=";
  const std::string whole = "," + line;
  const std::size_t at = whole.find(wanted);
  if (at == std::string::npos) return "";
  const std::size_t from = at + wanted.size();
  return whole.substr(from, whole.find(',', from) - from);
}

std::string online_replica(std::string_view info) {
  constexpr int looked_at = 16;
  for (int i = 0; i < looked_at; ++i) {
    const std::string line = resp::info_value(info, "slave" + std::to_string(i));
    if (part_of(line, "state") != "online") continue;
    return endpoint_of(part_of(line, "ip"), part_of(line, "port"));
  }
  return "";
}

void take_replication(StateFacts& facts, std::string_view info) {
  facts.role = role_named(resp::info_value(info, "role"));
  if (facts.role == "replica") {
    facts.master =
        endpoint_of(resp::info_value(info, "master_host"), resp::info_value(info, "master_port"));
    facts.link = resp::info_value(info, "master_link_status");
    facts.syncing = resp::info_value(info, "master_sync_in_progress") == "1";
    facts.down_for = number(info, "master_link_down_since_seconds");
    facts.last_io = number(info, "master_last_io_seconds_ago");
    facts.offset = number(info, "slave_repl_offset");
    const std::string total = number(info, "master_sync_total_bytes");
    if (facts.syncing && !total.empty() && total != "0") {
      facts.sync_percent = number(info, "master_sync_perc");
    }
  } else if (facts.role == "master") {
    facts.replicas = number(info, "connected_slaves");
    facts.replica = online_replica(info);
    const std::string state = resp::info_value(info, "master_failover_state");
    facts.failing_over = !state.empty() && state != "no-failover";
  }
}

void take_role(StateFacts& facts, const resp::Reply& reply) {
  facts.role = role_named(reply.text_at(0));
  if (facts.role != "replica") return;
  facts.master = endpoint_of(reply.text_at(1), reply.text_at(2));
  const std::string state = reply.text_at(3);
  facts.link = state == "connected" ? "up" : state;
  facts.syncing = state == "sync";
}

void take_persistence(StateFacts& facts, std::string_view info) {
  if (resp::info_value(info, "loading") != "1") return;
  facts.loading_percent = number(info, "loading_loaded_perc");
  facts.loading_eta = number(info, "loading_eta_seconds");
}

void take_cluster(StateFacts& facts, std::string_view info) {
  facts.cluster_state = resp::info_value(info, "cluster_state");
  facts.slots_assigned = number(info, "cluster_slots_assigned");
  facts.slots_ok = number(info, "cluster_slots_ok");
}

}  // namespace

StateFacts known_state(const Inquiry& inquiry) {
  StateFacts facts;
  if (const auto* const role = inquiry.known("ROLE")) take_role(facts, *role);
  if (const auto* const info = inquiry.known("INFO replication")) {
    take_replication(facts, info->text);
  }
  if (const auto* const info = inquiry.known("INFO persistence")) {
    take_persistence(facts, info->text);
  }
  if (const auto* const info = inquiry.known("CLUSTER INFO")) take_cluster(facts, info->text);
  if (const auto* const stats = inquiry.known("FUNCTION STATS")) {
    constexpr std::size_t most = 255;
    const resp::Reply* const running = resp::Pairs(*stats).find("running_script");
    if (running != nullptr) facts.function = resp::Pairs(*running).text("name");
    if (facts.function.size() > most) facts.function.clear();
  }
  return facts;
}

asio::awaitable<StateFacts> ask_state(Inquiry& inquiry, Fault fault) {
  Inquiry::Words command;
  if (fault == Fault::loading) command = {"INFO", "persistence"};
  if (fault == Fault::master_down) command = {"INFO", "replication"};
  if (fault == Fault::busy) command = {"FUNCTION", "STATS"};
  if (!command.empty()) static_cast<void>(co_await inquiry.ask(std::move(command)));
  co_return known_state(inquiry);
}

asio::awaitable<void> ask_replication(Inquiry& inquiry, StateFacts& facts) {
  Inquiry::Words command{"INFO", "replication"};
  const Inquiry::Answer* const answer = co_await inquiry.ask(std::move(command));
  if (*answer) take_replication(facts, answer->value().text);
}

}  // namespace rconn
