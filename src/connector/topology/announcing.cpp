#include "connector/topology/announcing.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "connector/redis/resp/digits.hpp"
#include "connector/topology/member_problems.hpp"

namespace rconn {
namespace {

// What went wrong with an address.
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

// The names of the settings by which a member says where it is.
struct Settings {
  std::string host;
  std::string port;
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

// Others are reached at this host: so the port is to blame.
bool host_is_good(const TopologyMember& member, const Topology& topology) {
  return std::ranges::any_of(topology.members, [&member](const TopologyMember& other) {
    return other.host == member.host && other.ok();
  });
}

// Where the address of a master comes from, outside of a Cluster.
std::string master_is_told(const TopologyMember& member, const Topology& topology) {
  if (topology.kind == TopologyKind::sentinel) {
    return fmt::format(
        "Sentinel has the master's address from 'sentinel monitor {}', or after a failover from "
        "what that server announced as a replica",
        member.master_name);
  }
  return "a replica tells its master's address as its 'replicaof' has it";
}

std::string about_address(const TopologyMember& member, const Topology& topology) {
  const auto [host, port] = settings_of(member, topology);
  std::string settings = fmt::format("'{}' and '{}'", host, port);
  if (host_is_good(member, topology)) settings = fmt::format("'{}'", port);
  if (topology.kind == TopologyKind::cluster)
    settings += " (peers use 'cluster-announce-bus-port')";
  std::string where;
  if (member.role == MemberRole::master && topology.kind != TopologyKind::cluster) {
    where = "; " + master_is_told(member, topology);
  } else if (topology.kind == TopologyKind::sentinel) {
    where = fmt::format("; SENTINEL RESET {} makes Sentinel forget an address that is no more",
                        member.master_name);
  }
  if (member.is_seed) {
    return fmt::format(
        "it answers at {}, but clients are told {}: set {} on it to where clients reach it{}",
        topology.source, member.advertised(), settings, where);
  }
  if (is_considered_failed(member, topology)) {
    return fmt::format(
        "nobody reaches it at {}: start it; if it runs, what it announces is wrong: set {} on it{}",
        member.advertised(), settings, where);
  }
  const bool runs = topology.kind == TopologyKind::cluster && member.bus_linked;
  return fmt::format("{}: set {} on it to where this machine reaches it, or open the way to {}{}",
                     runs ? "its peers reach it, so it runs, but clients are told an address that "
                            "does not lead there"
                          : "if the server runs, what it announces is wrong",
                     settings, member.advertised(), where);
}

std::string about_name(const TopologyMember& member, const Topology& topology) {
  if (topology.kind == TopologyKind::cluster) {
    return fmt::format(
        "clients are told a name that this machine does not know: set 'cluster-announce-hostname' "
        "on that node to one that it does, 'cluster-preferred-endpoint-type ip' on every node, or "
        "add {} to DNS or /etc/hosts",
        member.host);
  }
  const auto [host, port] = settings_of(member, topology);
  if (topology.kind == TopologyKind::sentinel) {
    return fmt::format(
        "Sentinel tells a name that this machine does not know: 'sentinel announce-hostnames no' "
        "has it tell addresses ('sentinel resolve-hostnames' is for itself); or mend '{}' on that "
        "server, or add {} to DNS or /etc/hosts",
        host, member.host);
  }
  return fmt::format(
      "a name is told that this machine does not know: mend '{}' on that server (or 'replicaof' on "
      "its replicas), or add {} to DNS or /etc/hosts",
      host, member.host);
}

std::string about_encryption(const TopologyMember& member, const Topology& topology) {
  if (topology.kind == TopologyKind::cluster) {
    return topology.over_tls
               ? "the port that clients over TLS are told speaks none: set 'tls-cluster yes' "
                 "(before 7.2 needed for TLS ports to be told) and 'cluster-announce-tls-port' on "
                 "that node"
               : "the port that clients without TLS are told speaks TLS: set "
                 "'cluster-announce-port' on that node to its plain 'port', or use --tls";
  }
  return fmt::format(
      "the port advertised speaks {}, though {} was asked {}: set '{}' on that server, or "
      "'tls-replication yes' so that it announces its TLS port",
      topology.over_tls ? "no TLS" : "TLS", topology.source,
      topology.over_tls ? "over TLS" : "without it", settings_of(member, topology).port);
}

std::string about_certificate(const TopologyMember& member, const Topology& topology) {
  const std::string names =
      topology.kind == TopologyKind::cluster
          ? "'cluster-announce-hostname' with 'cluster-preferred-endpoint-type hostname'"
          : fmt::format("'{}'", settings_of(member, topology).host);
  return fmt::format(
      "the certificate does not cover {}: announce a name that it covers ({}), reissue it with "
      "this one, or name the expected one with --sni",
      member.host, names);
}

}  // namespace

std::string advice_for(const TopologyMember& member, const Topology& topology) {
  if (!member.report || !member.report->failure) return "";
  switch (blame_of(member.report->failure->fault, topology.over_tls)) {
    case Blame::name:
      return about_name(member, topology);
    case Blame::address:
      return about_address(member, topology);
    case Blame::encryption:
      return about_encryption(member, topology);
    case Blame::certificate:
      return about_certificate(member, topology);
    case Blame::nothing:
      break;
  }
  return "";
}

}  // namespace rconn
