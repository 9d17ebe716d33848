#include <array>
#include <string>
#include <string_view>

#include "connector/net/address.hpp"
#include "connector/topology/problems/announce_advice.hpp"
#include "connector/topology/problems/inside_addresses.hpp"
#include "connector/topology/problems/member_problems.hpp"
#include "connector/topology/problems/topology_rules.hpp"

namespace rconn {
namespace {

using Match = std::optional<Observed>;

bool is_address_fault(Fault fault) {
  return fault == Fault::refused || fault == Fault::unreachable || fault == Fault::connect_timeout;
}

// Announces an address that leads to itself, or that a container or private network uses inside.
Match works_only_inside(const ProblemCase& what) {
  if (what.member == nullptr || !what.problem.advice) return std::nullopt;
  const TopologyMember& member = *what.member;
  const bool failed = member.report && member.report->failure &&
                      member.report->failure->fault == what.problem.fault;
  const bool down = !member.is_seed && is_considered_failed(member, what.index);
  if (!failed || down) return std::nullopt;
  std::string_view where;
  if (is_address_fault(what.problem.fault)) {
    where = inside_of_address(member.host, what.topology.reached);
    if (what.index.is_good_network(member.host)) return std::nullopt;  // the way there is open
  } else if (what.problem.fault == Fault::name_not_found) {
    where = inside_of_name(member.host);
  }
  if (where.empty()) return std::nullopt;
  return Observed{{},
                  {{"where", own_words(std::string(where))},
                   {"settings", host_settings_in_words(member, what.topology)}}};
}

bool has_address_among(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (net::Address::numeric(name, 0)) return true;
  }
  return false;
}

// Sentinel names its members by addresses, and their certificates cover names only.
Match certificate_wants_name(const ProblemCase& what) {
  if (!what.is(Fault::tls_name_mismatch) || what.topology.kind != TopologyKind::sentinel) {
    return std::nullopt;
  }
  const TopologyMember& member = *what.member;
  const TlsFacts* const tls = member.report ? member.report->tls.get() : nullptr;
  if (tls == nullptr || tls->server_name || !tls->certificate) return std::nullopt;
  const std::vector<std::string>& names = tls->certificate->names;
  const bool by_address = net::Address::numeric(member.host, 0).has_value();
  if (!by_address || names.empty() || has_address_among(names)) return std::nullopt;
  return Observed{Detail("the certificate covers ") + Detail(names.front()),
                  {{"master", member.master_name}, {"name", names.front()}}};
}

Match sentinel_hides_names(const ProblemCase& what) {
  const bool announced = what.topology.announces_names == true;
  return announced ? std::nullopt : certificate_wants_name(what);
}

constexpr std::array table{
    TopologyRule{"sentinel-gives-addresses", Certainty::proven, sentinel_hides_names},
    TopologyRule{"sentinel-was-given-addresses", Certainty::proven, certificate_wants_name},
    TopologyRule{"address-works-inside", Certainty::likely, works_only_inside},
};

}  // namespace

std::span<const TopologyRule> announce_rules() { return table; }

}  // namespace rconn
