#include "cli/output/words/advice.hpp"

#include <fmt/format.h>

#include <array>
#include <cstddef>

#include "cli/output/words/fill_in.hpp"
#include "connector/values/table.hpp"

namespace rconn::cli {
namespace {

struct AdviceWords {
  AdviceId id;
  std::string_view sentence;
};

// {settings} and {origin} are built below; the other placeholders are members of Advice.
constexpr std::array table{
    AdviceWords{AdviceId::announce_to_clients,
                "it answers at {source}, but clients are told {advertised}: set {settings} on it "
                "to where clients reach it{origin}"},
    AdviceWords{AdviceId::start_or_announce,
                "it cannot be reached at {advertised}: start it; if it runs, what it announces is "
                "wrong: set {settings} on it{origin}"},
    AdviceWords{AdviceId::announce_or_open_running,
                "its peers reach it, so it runs, but clients are told an address that does not "
                "lead there: set {settings} on it to where this machine reaches it, or open the "
                "way to {advertised}{origin}"},
    AdviceWords{AdviceId::announce_or_open,
                "if the server runs, what it announces is wrong: set {settings} on it to where "
                "this machine reaches it, or open the way to {advertised}{origin}"},
    AdviceWords{AdviceId::know_name_in_cluster,
                "clients are told a name that this machine cannot resolve: set "
                "'cluster-announce-hostname' on that node to one that it can, "
                "'cluster-preferred-endpoint-type ip' on every node, or add {host} to DNS or "
                "/etc/hosts"},
    AdviceWords{
        AdviceId::know_name_from_sentinel,
        "Sentinel reports a name that this machine cannot resolve: 'sentinel "
        "announce-hostnames no' makes it report addresses ('sentinel resolve-hostnames' is "
        "for its own use); or correct '{host_setting}' on that server, or add {host} to DNS or "
        "/etc/hosts"},
    AdviceWords{
        AdviceId::know_name_in_replication,
        "a name is advertised that this machine cannot resolve: correct '{host_setting}' on that "
        "server (or 'replicaof' on its replicas), or add {host} to DNS or /etc/hosts"},
    AdviceWords{AdviceId::announce_tls_in_cluster,
                "the port advertised to TLS clients does not speak TLS: set 'tls-cluster yes' "
                "(before 7.2 required to advertise TLS ports) and 'cluster-announce-tls-port' on "
                "that node"},
    AdviceWords{AdviceId::announce_plain_in_cluster,
                "the port advertised to clients without TLS speaks TLS: set "
                "'cluster-announce-port' on that node to its plain 'port', or use --tls"},
    AdviceWords{AdviceId::announce_tls,
                "the advertised port does not speak TLS, though {source} was asked over TLS: set "
                "'{port_setting}' on that server, or 'tls-replication yes' so that it announces "
                "its TLS port"},
    AdviceWords{AdviceId::announce_plain,
                "the advertised port speaks TLS, though {source} was asked without it: set "
                "'{port_setting}' on that server, or 'tls-replication yes' so that it announces "
                "its TLS port"},
    AdviceWords{AdviceId::cover_name_in_cluster,
                "the certificate does not cover {host}: announce a name that it covers "
                "('cluster-announce-hostname' with 'cluster-preferred-endpoint-type hostname'), "
                "reissue it with this one, or name the expected one with --sni"},
    AdviceWords{AdviceId::cover_name,
                "the certificate does not cover {host}: announce a name that it covers "
                "('{host_setting}'), reissue it with this one, or name the expected one with "
                "--sni"},
    AdviceWords{AdviceId::open_bus_port,
                "its peers cannot reach its bus port: open it, or set 'cluster-announce-bus-port' "
                "(and 'cluster-announce-ip') on that node"},
};

struct OriginWords {
  AddressOrigin origin;
  std::string_view clause;
};

constexpr std::array origins{
    OriginWords{AddressOrigin::unsaid, ""},
    OriginWords{AddressOrigin::sentinel_monitor,
                "; Sentinel has the master's address from 'sentinel monitor {master}', or after a "
                "failover from what that server announced as a replica"},
    OriginWords{AddressOrigin::sentinel_memory,
                "; SENTINEL RESET {master} makes Sentinel forget an address that no longer exists"},
    OriginWords{AddressOrigin::replicaof,
                "; a replica reports its master's address as set in its 'replicaof'"},
};

static_assert(is_complete(table, &AdviceWords::id, AdviceId::open_bus_port),
              "one row for each, in the order of the enums");
static_assert(is_complete(origins, &OriginWords::origin, AddressOrigin::replicaof),
              "one row for each origin, in the order of the enum");

std::string settings_in_words(const Advice& advice) {
  std::string settings =
      advice.host_setting.empty()
          ? fmt::format("'{}'", advice.port_setting)
          : fmt::format("'{}' and '{}'", advice.host_setting, advice.port_setting);
  if (advice.has_bus_port) settings += " (peers use 'cluster-announce-bus-port')";
  return settings;
}

std::string origin_in_words(const Advice& advice) {
  const std::array fillings{Filling{"{master}", advice.master_name}};
  return fill_in(origins.at(static_cast<std::size_t>(advice.origin)).clause, fillings);
}

}  // namespace

std::string in_words(const Advice& advice) {
  const std::string settings = settings_in_words(advice);
  const std::string origin = origin_in_words(advice);
  // Advice for several members names no address.
  const std::string_view advertised =
      advice.advertised.empty() ? "its advertised address" : std::string_view(advice.advertised);
  const std::string_view host = advice.host.empty() ? "its name" : std::string_view(advice.host);
  const std::array fillings{
      Filling{"{source}", advice.source},
      Filling{"{advertised}", advertised},
      Filling{"{host}", host},
      Filling{"{host_setting}", advice.host_setting},
      Filling{"{port_setting}", advice.port_setting},
      Filling{"{settings}", settings},
      Filling{"{origin}", origin},
  };
  return fill_in(table.at(static_cast<std::size_t>(advice.id)).sentence, fillings);
}

}  // namespace rconn::cli
