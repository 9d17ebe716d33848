#include <algorithm>
#include <array>
#include <cerrno>

#include "connector/diagnosis/rules/name_answers.hpp"
#include "connector/diagnosis/rules/rules.hpp"
#include "connector/net/process/system_error.hpp"

namespace rconn {
namespace {

using Match = std::optional<Observed>;

// A name, as opposed to an address, a path, and what is this machine by definition.
bool is_name(const Case& what) {
  const TargetFacts& target = what.evidence.target;
  return !target.is_unix_socket && !target.is_address && !target.is_loopback &&
         !what.report.host.ends_with(".localhost");
}

// Without the port: "[::1]:6379" has "::1".
std::string host_of(const std::string& address) {
  if (address.starts_with('[')) return address.substr(1, address.find(']') - 1);
  return address.substr(0, address.rfind(':'));
}

// The kernel has no route for the family, or no address of its own to send from.
bool is_without_route(const Attempt& attempt) {
  if (!attempt.failure) return false;
  const std::string words = attempt.failure->detail.text();
  return words == net::system_message(ENETUNREACH) || words == net::system_message(EADDRNOTAVAIL) ||
         words == net::system_message(EAFNOSUPPORT);
}

Match only_family(const Case& what, bool ipv6, bool sure) {
  const Report& report = what.report;
  const bool failed = what.rung() == Rung::connect && !report.attempts.empty() && is_name(what) &&
                      what.evidence.target.family == Family::any;
  if (!failed || !std::ranges::all_of(report.attempts, is_without_route)) return std::nullopt;
  const bool only = std::ranges::all_of(report.addresses, [ipv6](const std::string& address) {
    return address.starts_with('[') == ipv6;
  });
  if (!only) return std::nullopt;
  const auto& name = what.evidence.name;
  const auto none_of_the_other = [ipv6](const DnsAnswer& answer) {
    return answer.ipv6 == ipv6 || answer.status == DnsStatus::nodata || is_nxdomain(answer);
  };
  const bool asked = name && all_answers(*name, none_of_the_other);
  return asked || !sure ? Match(Observed{}) : std::nullopt;
}

Match surely_only_ipv6(const Case& what) { return only_family(what, true, true); }
Match surely_only_ipv4(const Case& what) { return only_family(what, false, true); }
Match maybe_only_ipv6(const Case& what) { return only_family(what, true, false); }
Match maybe_only_ipv4(const Case& what) { return only_family(what, false, false); }

// All addresses of the name are this machine's, where nothing listens.
Match all_addresses(const Case& what, bool (*is_so)(const std::string& address)) {
  const auto& addresses = what.report.addresses;
  const bool refused = what.fault() == Fault::refused && what.rung() == Rung::connect;
  if (!refused || !is_name(what) || addresses.empty()) return std::nullopt;
  const auto so = [is_so](const std::string& address) { return is_so(host_of(address)); };
  if (!std::ranges::all_of(addresses, so)) return std::nullopt;
  const auto& name = what.evidence.name;
  const std::string source = name && !name->hosts.empty() ? "/etc/hosts" : "DNS";
  return Observed{{}, {value("address", host_of(addresses.front())), value("source", source)}};
}

Match blocked(const Case& what) {
  return all_addresses(what,
                       [](const std::string& host) { return host == "0.0.0.0" || host == "::"; });
}

Match points_here(const Case& what) {
  return all_addresses(what, [](const std::string& host) {
    return host.starts_with("127.") || host == "::1" || host == "0.0.0.0" || host == "::";
  });
}

// The search list made another name of the one that was given, which has addresses of its own.
Match resolved_as_other_name(const Case& what) {
  const auto& name = what.evidence.name;
  if (!name || what.report.addresses.empty() || !is_name(what)) return std::nullopt;
  const std::string& given = what.report.host;
  const std::string used = host_of(what.report.addresses.front());
  const DnsAnswer* other = nullptr;
  const DnsAnswer* own = nullptr;
  for (const DnsAnswer& answer : name->answers) {
    const bool has = std::ranges::find(answer.addresses, used) != answer.addresses.end();
    if (answer.name == given && has) return std::nullopt;
    if (answer.name == given && answer.has_addresses() && own == nullptr) own = &answer;
    if (answer.name != given && has && other == nullptr) other = &answer;
  }
  if (other == nullptr || own == nullptr) return std::nullopt;
  return Observed{"name server " + own->server + " has " + listed(own->addresses) + " for it",
                  {value("other", other->name), value("address", used)}};
}

constexpr std::array table{
    Rule{"resolved-as-other-name", Certainty::proven, resolved_as_other_name},
    Rule{"no-route-for-ipv6-name", Certainty::proven, surely_only_ipv6},
    Rule{"no-route-for-ipv4-name", Certainty::proven, surely_only_ipv4},
    Rule{"no-route-for-ipv6-name", Certainty::likely, maybe_only_ipv6},
    Rule{"no-route-for-ipv4-name", Certainty::likely, maybe_only_ipv4},
    Rule{"name-is-blocked", Certainty::likely, blocked},
    Rule{"name-points-here", Certainty::likely, points_here},
};

}  // namespace

std::span<const Rule> address_rules() { return table; }

}  // namespace rconn
