#include "connector/topology/problems/announce_advice.hpp"

#include <algorithm>
#include <string>

#include "connector/redis/resp/digits.hpp"
#include "connector/topology/problems/member_problems.hpp"

namespace rconn {
namespace {

// Which property of an address made the connection fail.
enum class Blame { name, address, encryption, certificate, nothing };

Blame blame_of(Fault fault, bool over_tls) {
  switch (fault) {
    case Fault::name_not_found:
    case Fault::name_lookup_failed:
    case Fault::name_timeout:
      return Blame::name;
    case Fault::refused:
    case Fault::unreachable:
    case Fault::connect_timeout:
      return Blame::address;
    case Fault::tls_required:
    case Fault::tls_not_offered:
    case Fault::tls_timeout:
      return Blame::encryption;
    case Fault::reset:
    case Fault::closed:
    case Fault::tls_handshake:
      return over_tls ? Blame::encryption : Blame::nothing;
    case Fault::tls_name_mismatch:
      return Blame::certificate;
    default:
      return Blame::nothing;
  }
}

// The names of the settings by which a member announces its address.
struct Settings {
  std::string_view host;
  std::string_view port;
};

int major_version(const TopologyMember& member, const Topology& topology) {
  const std::string& own = member.self_report ? member.self_report->version : topology.version;
  const std::string& version = own.empty() ? topology.version : own;
  const auto number = resp::whole_number(std::string_view(version).substr(0, version.find('.')));
  return number ? static_cast<int>(std::clamp<std::int64_t>(*number, 0, 1000)) : 1000;
}

Settings settings_of(const TopologyMember& member, const Topology& topology) {
  if (topology.kind == TopologyKind::cluster) {
    return {"cluster-announce-ip",
            topology.over_tls ? "cluster-announce-tls-port" : "cluster-announce-port"};
  }
  if (member.role == MemberRole::sentinel) {
    return {"sentinel announce-ip", "sentinel announce-port"};
  }
  if (major_version(member, topology) < 5) return {"slave-announce-ip", "slave-announce-port"};
  return {"replica-announce-ip", "replica-announce-port"};
}

AddressOrigin origin_of(const TopologyMember& member, const Topology& topology) {
  switch (topology.kind) {
    case TopologyKind::cluster:
      return AddressOrigin::unsaid;
    case TopologyKind::sentinel:
      return member.role == MemberRole::master ? AddressOrigin::sentinel_monitor
                                               : AddressOrigin::sentinel_memory;
    case TopologyKind::replication:
    case TopologyKind::standalone:
      break;
  }
  return member.role == MemberRole::master ? AddressOrigin::replicaof : AddressOrigin::unsaid;
}

AdviceId id_about_address(const TopologyMember& member, const Topology& topology,
                          const MemberIndex& index) {
  if (member.is_seed) return AdviceId::announce_to_clients;
  const bool is_gone = index.is_missed_by_replica(member) || is_considered_failed(member, index);
  if (is_gone) return AdviceId::start_or_announce;
  const bool runs = topology.kind == TopologyKind::cluster && member.bus_linked;
  return runs ? AdviceId::announce_or_open_running : AdviceId::announce_or_open;
}

Advice about_address(const TopologyMember& member, const Topology& topology,
                     const MemberIndex& index) {
  const auto [host, port] = settings_of(member, topology);
  Advice advice(id_about_address(member, topology, index));
  advice.advertised = member.advertised();
  if (member.is_seed) advice.source = topology.source;
  // Where another member was reached at this host, the port must be wrong.
  if (!index.is_good_host(member.host)) advice.host_setting = host;
  advice.port_setting = port;
  advice.has_bus_port = topology.kind == TopologyKind::cluster;
  advice.origin = origin_of(member, topology);
  if (topology.kind == TopologyKind::sentinel) advice.master_name = member.master_name;
  return advice;
}

Advice about_name(const TopologyMember& member, const Topology& topology) {
  Advice advice(AdviceId::know_name_in_cluster);
  advice.host = member.host;
  if (topology.kind == TopologyKind::cluster) return advice;
  const bool by_sentinel = topology.kind == TopologyKind::sentinel;
  advice.id = by_sentinel ? AdviceId::know_name_from_sentinel : AdviceId::know_name_in_replication;
  advice.host_setting = settings_of(member, topology).host;
  return advice;
}

Advice about_encryption(const TopologyMember& member, const Topology& topology) {
  if (topology.kind == TopologyKind::cluster) {
    return Advice(topology.over_tls ? AdviceId::announce_tls_in_cluster
                                    : AdviceId::announce_plain_in_cluster);
  }
  Advice advice(topology.over_tls ? AdviceId::announce_tls : AdviceId::announce_plain);
  advice.source = topology.source;
  advice.port_setting = settings_of(member, topology).port;
  return advice;
}

Advice about_certificate(const TopologyMember& member, const Topology& topology) {
  Advice advice(AdviceId::cover_name_in_cluster);
  advice.host = member.host;
  if (topology.kind == TopologyKind::cluster) return advice;
  advice.id = AdviceId::cover_name;
  advice.host_setting = settings_of(member, topology).host;
  return advice;
}

}  // namespace

DetailText host_settings_in_words(const TopologyMember& member, const Topology& topology) {
  const std::string own = "'" + std::string(settings_of(member, topology).host) + "'";
  const bool monitored =
      topology.kind == TopologyKind::sentinel && member.role == MemberRole::master;
  if (monitored) return own_words("'sentinel monitor' and " + own);
  if (topology.kind == TopologyKind::cluster && !member.hostname.empty()) {
    return own_words("'cluster-announce-hostname'");
  }
  return own_words(own);
}

std::optional<Advice> advice_for(const TopologyMember& member, const Topology& topology,
                                 const MemberIndex& index) {
  if (!member.report || !member.report->failure) return std::nullopt;
  switch (blame_of(member.report->failure->fault, topology.over_tls)) {
    case Blame::name:
      return about_name(member, topology);
    case Blame::address:
      return about_address(member, topology, index);
    case Blame::encryption:
      return about_encryption(member, topology);
    case Blame::certificate:
      return about_certificate(member, topology);
    case Blame::nothing:
      break;
  }
  return std::nullopt;
}

}  // namespace rconn
