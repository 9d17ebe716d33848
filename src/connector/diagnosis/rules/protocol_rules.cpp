#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "connector/diagnosis/rules/connection_signs.hpp"
#include "connector/diagnosis/rules/rules.hpp"
#include "connector/redis/banner.hpp"

namespace rconn {
namespace {

using Match = std::optional<Observed>;

constexpr std::string_view plain_redis = "a plaintext Redis server";

Match answers_clear_text(const Case& what) {
  const auto& reply = what.evidence.experiments.clear_text_reply;
  if (!reply) return std::nullopt;
  return Observed{*reply, {}};
}

// The service that answered, if its first bytes name it.
std::string service(const Case& what) {
  if (what.fault() != Fault::not_redis && what.fault() != Fault::tls_not_offered) return "";
  const auto& command = what.evidence.command;
  if (command && command->answers_before > 0) return "";
  const std::string& words = what.words();
  if (words == "it sends back what it is sent") return "an echo server";
  std::string name(service_in(words));
  const bool unknown = name == "something else" || name == "another service";
  return unknown ? "" : name;
}

Match is_service(std::string name) {
  return name.empty() ? std::nullopt : Match(Observed{{}, {{"service", own_words(name)}}});
}

Match other_service_answers(const Case& what) {
  const auto& found = what.evidence.experiments.other_service;
  if (!found) return std::nullopt;
  std::string name(service_in(found->text()));
  if (name.empty() || name == "something else") name = "another service";
  return Observed{*found, {{"service", own_words(name)}}};
}

// HTTP may come from a router that wants TLS, or another name in the handshake.
Match banner_names_service(const Case& what) {
  const std::string name = service(what);
  if (name == plain_redis) return std::nullopt;
  const bool http = name.starts_with("an HTTP");
  const bool no_tls = what.fault() == Fault::tls_not_offered ||
                      (!what.report.tls && what.evidence.experiments.no_tls);
  const bool error = what.words().find("\"-") != std::string::npos;
  if (error || (http && !no_tls) || is_gateway_error(what)) return std::nullopt;
  return is_service(name);
}

Match answer_resembles_service(const Case& what) {
  const std::string name = service(what);
  return name == plain_redis ? std::nullopt : is_service(name);
}

// Redis waits for the rest of what it takes for a command.
Match takes_hello_for_command(const Case& what) {
  const auto& path = what.evidence.path;
  const bool arrived = path && path->unacknowledged == 0 && path->bytes_acknowledged > 0;
  const bool waits = what.fault() == Fault::tls_timeout && arrived && path->bytes_received == 0;
  return waits || service(what) == plain_redis ? Match(Observed{}) : std::nullopt;
}

struct UsualPort {
  int port;
  std::string_view service;
};

// Ports of services that are run beside Redis (IANA, or their defaults).
constexpr std::array usual_ports{
    UsualPort{22, "SSH"},
    UsualPort{25, "SMTP"},
    UsualPort{53, "DNS"},
    UsualPort{80, "HTTP"},
    UsualPort{389, "LDAP"},
    UsualPort{1433, "Microsoft SQL Server"},
    UsualPort{1521, "Oracle"},
    UsualPort{1883, "MQTT"},
    UsualPort{2181, "ZooKeeper"},
    UsualPort{2379, "etcd"},
    UsualPort{3306, "MySQL"},
    UsualPort{4222, "NATS"},
    UsualPort{5432, "PostgreSQL"},
    UsualPort{5540, "RedisInsight, the web interface"},
    UsualPort{5672, "RabbitMQ"},
    UsualPort{6432, "PgBouncer"},
    UsualPort{8001, "RedisInsight, the web interface"},
    UsualPort{8080, "HTTP"},
    UsualPort{9042, "Cassandra"},
    UsualPort{9092, "Kafka"},
    UsualPort{9121, "redis_exporter, for Prometheus"},
    UsualPort{9200, "Elasticsearch"},
    UsualPort{11211, "memcached"},
    UsualPort{15672, "RabbitMQ's web interface"},
    UsualPort{27017, "MongoDB"},
};

// Whether what came fits any service that is not Redis.
bool may_be_other_service(const Case& what) {
  const auto& path = what.evidence.path;
  if (path && path->unacknowledged > 0) return false;
  switch (what.fault()) {
    case Fault::closed:
    case Fault::reset:
    case Fault::reply_timeout:
    case Fault::protocol_error:
      return is_first_command(what);
    case Fault::not_redis:
    case Fault::tls_timeout:
    case Fault::tls_not_offered:
      return true;
    default:
      return false;
  }
}

Match port_is_usual(const Case& what) {
  const TargetFacts& target = what.evidence.target;
  const auto usual = std::ranges::find(usual_ports, target.port, &UsualPort::port);
  if (usual == usual_ports.end() || is_in_tls(what) || !may_be_other_service(what)) {
    return std::nullopt;
  }
  return Observed{{}, {{"service", own_words(std::string(usual->service))}}};
}

// A node of a Cluster speaks another protocol to its peers, at its port + 10000.
constexpr int bus_offset = 10'000;

Match is_bus(const Case& what, Detail detail) {
  const std::string port = std::to_string(what.evidence.target.port - bus_offset);
  return Observed{std::move(detail), {{"data-port", own_words(port)}}};
}

bool drops_first_bytes(const Case& what) {
  const bool in_handshake = what.rung() == Rung::tls;
  return is_dropped(what) && (in_handshake || (is_first_command(what) && !is_in_tls(what)));
}

Match is_bus_of_cluster(const Case& what) {
  const Experiments& tried = what.evidence.experiments;
  const bool holds = tried.redis_before_bus && tried.cluster_before_bus && drops_first_bytes(what);
  return holds ? is_bus(what, *tried.redis_before_bus) : std::nullopt;
}

Match may_be_bus(const Case& what) {
  const Experiments& tried = what.evidence.experiments;
  if (!drops_first_bytes(what) || tried.drops_unasked == true) return std::nullopt;
  if (tried.redis_before_bus) return is_bus(what, *tried.redis_before_bus);
  if (tried.drops_unasked) return std::nullopt;  // tried, and nothing answers at the other port
  const int port = what.evidence.target.port - bus_offset;
  const bool usual = (port >= 6379 && port <= 6384) || (port >= 7000 && port <= 7005);
  return usual ? is_bus(what, {}) : std::nullopt;
}

// No name is needed, as far as is known.
Match speaks_tls() { return Observed{{}, {{"name", {}}}}; }

Match alert_came(const Case& what) {
  return what.fault() == Fault::tls_required ? speaks_tls() : std::nullopt;
}

// A TLS server reads the first bytes, and finds no handshake.
Match may_speak_tls(const Case& what) {
  const Evidence& evidence = what.evidence;
  // A proxy that does not take SELECT does the same at SELECT.
  const bool in_clear =
      !what.report.tls && !evidence.target.is_unix_socket && what.rung() != Rung::select;
  const Experiments& tried = evidence.experiments;
  const bool possible = !tried.no_tls && !tried.answers_ping && tried.drops_unasked != true;
  const bool holds = in_clear && possible && is_dropped(what) && is_first_command(what);
  return holds ? speaks_tls() : std::nullopt;
}

Match takes_neither(const Case& what) {
  const Experiments& tried = what.evidence.experiments;
  const bool holds = !what.report.tls && is_dropped(what) && is_first_command(what) &&
                     tried.no_tls && tried.drops_unasked == false;
  return holds ? Match(Observed{}) : std::nullopt;
}

Match says_it_is_sentinel(const Case& what) {
  const auto& identity = what.report.identity;
  const bool sentinel = identity && identity->mode == "sentinel";
  return sentinel && !unknown_command(what).empty() ? Match(Observed{}) : std::nullopt;
}

// Every Redis server has these commands but a Sentinel; some proxies have no SELECT.
Match lacks_commands_of_data(const Case& what) {
  const std::string name = unknown_command(what);
  constexpr int port_of_sentinels = 26'379;
  const bool usual = what.evidence.target.port == port_of_sentinels;
  const auto& identity = what.report.identity;
  if (identity && !identity->mode.empty() && identity->mode != "sentinel") return std::nullopt;
  const bool data = name == "EXISTS" || name == "GET" || (name == "SELECT" && usual);
  return data ? Match(Observed{}) : std::nullopt;
}

Match lacks_select(const Case& what) {
  if (what.rung() != Rung::select) return std::nullopt;
  const bool unsupported = what.words().starts_with("unsupported command");  // Envoy
  return unknown_command(what) == "SELECT" || unsupported ? Match(Observed{}) : std::nullopt;
}

Match does_not_know_ping(const Case& what) {
  return unknown_command(what) == "PING" ? Match(Observed{}) : std::nullopt;
}

// An error of Redis, as the answer to a ClientHello.
Match redis_answers_handshake(const Case& what) {
  const auto& handshake = what.evidence.handshake;
  if (what.fault() != Fault::tls_not_offered || !handshake) return std::nullopt;
  const std::string& said = handshake->clear_text;
  const auto word_end = said.find(' ');
  if (!said.starts_with('-') || word_end == std::string::npos || word_end < 4) return std::nullopt;
  const bool is_error = std::all_of(said.begin() + 1, said.begin() + std::ptrdiff_t(word_end),
                                    [](char byte) { return byte >= 'A' && byte <= 'Z'; });
  if (!is_error || !service_of_error(said.substr(1)).empty()) return std::nullopt;
  return Observed{"it answered the handshake with an error of Redis", {}};
}

constexpr std::array table{
    Rule{"port-is-plaintext", Certainty::proven, redis_answers_handshake},
    Rule{"port-is-plaintext", Certainty::proven, answers_clear_text},
    Rule{"port-is-other-service", Certainty::proven, other_service_answers},
    Rule{"port-is-other-service", Certainty::proven, banner_names_service},
    Rule{"port-is-cluster-bus", Certainty::proven, is_bus_of_cluster},
    Rule{"port-speaks-tls", Certainty::proven, alert_came},
    Rule{"is-sentinel", Certainty::proven, says_it_is_sentinel},
    Rule{"usual-port-of-other", Certainty::likely, port_is_usual},
    Rule{"port-is-cluster-bus", Certainty::likely, may_be_bus},
    Rule{"is-sentinel", Certainty::likely, lacks_commands_of_data},
    Rule{"select-unknown", Certainty::likely, lacks_select},
    Rule{"ping-unknown", Certainty::likely, does_not_know_ping},
};

// Where nothing more specific holds, not even among the rules of proxies.
constexpr std::array general{
    Rule{"port-is-other-service", Certainty::likely, answer_resembles_service},
    Rule{"port-is-plaintext", Certainty::likely, takes_hello_for_command},
    Rule{"port-speaks-tls", Certainty::likely, may_speak_tls},
    Rule{"neither-redis-nor-tls", Certainty::likely, takes_neither},
};

}  // namespace

std::span<const Rule> protocol_rules() { return table; }

std::span<const Rule> general_protocol_rules() { return general; }

}  // namespace rconn
