#include "connector/topology/member_targets.hpp"

#include <fmt/format.h>

#include <cstdint>

#include "connector/net/address.hpp"
#include "connector/values/text/lower_case.hpp"
#include "phpredis/address.hpp"

namespace rconn {
namespace {

// One spelling for each host: "::1" for "0:0::1", "host" for "HOST.".
std::string canonical(const std::string& host) {
  if (const auto address = net::Address::numeric(host, 0)) return address->text();
  std::string name = lower_case(host);
  if (name.ends_with('.')) name.pop_back();
  return name;
}

bool is_path(const std::string& host) { return host.starts_with('/'); }

}  // namespace

TopologySettings settings_of(const Target& target) {
  return target.topology_settings ? *target.topology_settings : TopologySettings{};
}

bool is_at_named_address(const TopologyMember& member, const Target& target) {
  if (is_path(member.host) || target.is_unix_socket()) return member.host == target.host;
  const int port = target.port > 0 ? target.port : phpredis::default_port;
  return member.port == port && canonical(member.host) == canonical(target.host);
}

bool may_connect(const TopologyMember& member, const Target& target) {
  const auto policy = settings_of(target).policy;
  return !policy || is_at_named_address(member, target) || (*policy)(member.host, member.port);
}

bool may_lack_login(const TopologyMember& member, const Target& target) {
  return !settings_of(target).log_in_at_members || member.has_flag("handshake");
}

Target target_of(const TopologyMember& member, const Target& target, const Target& seed) {
  const bool sentinel = member.role == MemberRole::sentinel;
  Target own = sentinel ? seed : target;
  own.persistence.reset();
  own.topology_settings.reset();
  own.total_budget.reset();
  own.host = member.host;
  own.port = member.port;
  own.named = member.advertised();
  own.origin = TargetOrigin::list;
  const bool without_login = may_lack_login(member, target) && !is_at_named_address(member, target);
  if (without_login) own.credentials.reset();
  return own;
}

std::optional<Target> bus_target_of(const TopologyMember& member, const Target& target,
                                    TopologyKind kind) {
  if (kind != TopologyKind::cluster || !settings_of(target).try_bus) return std::nullopt;
  constexpr int offset = 10'000;
  constexpr int highest = 65'535;
  const int port = member.bus_port > 0 ? member.bus_port : member.port + offset;
  if (port > highest || port == offset) return std::nullopt;
  Target bus;
  bus.host = is_plausible_host(member.ip) ? member.ip : member.host;
  bus.port = port;
  const auto policy = settings_of(target).policy;
  if (policy && !(*policy)(bus.host, bus.port)) return std::nullopt;
  bus.named = endpoint(bus);
  bus.family = target.family;
  bus.resolver = target.resolver;
  bus.connect_budget = target.connect_budget;
  bus.sequential = target.sequential;
  return bus;
}

std::optional<std::string> address_key(const TopologyMember& member) {
  const bool usable = !member.host.empty() && (member.port > 0 || is_path(member.host));
  if (!usable) return std::nullopt;
  const bool sentinel = member.role == MemberRole::sentinel;
  return fmt::format("{} {} {}", sentinel ? "sentinel" : "data",
                     is_path(member.host) ? member.host : canonical(member.host), member.port);
}

}  // namespace rconn
