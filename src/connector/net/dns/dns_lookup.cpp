#include "connector/net/dns/dns_lookup.hpp"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <utility>

#include "connector/net/dns/address_order.hpp"
#include "connector/net/dns/host_name.hpp"
#include "connector/net/dns/hosts_file.hpp"
#include "connector/net/dns/name_query.hpp"
#include "connector/net/process/descriptor.hpp"
#include "connector/net/process/system_error.hpp"
#include "connector/net/socket/socket.hpp"

namespace rconn::net {
namespace {

constexpr const char* loopback_ipv4 = "127.0.0.1";

// As glibc takes them: ::1 and addresses that IPv4 is mapped to (RFC 4291, 2.5.5.2).
std::optional<Address> as_ipv4(const Address& address, std::uint16_t port) {
  sockaddr_in6 ipv6{};
  std::memcpy(&ipv6, address.data(), sizeof ipv6);
  if (IN6_IS_ADDR_LOOPBACK(&ipv6.sin6_addr)) return Address::numeric(loopback_ipv4, port);
  if (!IN6_IS_ADDR_V4MAPPED(&ipv6.sin6_addr)) return std::nullopt;
  constexpr std::size_t mapped_size = 12;
  std::array<char, INET_ADDRSTRLEN> text{};
  ::inet_ntop(AF_INET, &ipv6.sin6_addr.s6_addr[mapped_size], text.data(), text.size());
  return Address::numeric(text.data(), port);
}

Resolution resolved(std::vector<Address> addresses) {
  Resolution resolution;
  resolution.addresses = in_order_of_routes(std::move(addresses));
  return resolution;
}

// An errno if a socket could not be made here, else 0.
int lack_of_sockets() {
  const Descriptor socket(open_socket(AF_INET, SOCK_DGRAM));
  return socket.number() < 0 && is_shortage(errno) ? errno : 0;
}

std::size_t first_server(const ResolvConf& conf) {
  if (!conf.rotate) return 0;
  const auto ticks = std::chrono::steady_clock::now().time_since_epoch().count();
  return static_cast<std::size_t>(ticks / 1000) % conf.servers.size();
}

Resolution ask_name_servers(const NameLookup& lookup, const Wanted& wanted) {
  const ResolvConf conf = read_resolv_conf();
  const bool ipv4 = lookup.family != AF_INET6;
  const bool ipv6 = lookup.family == AF_INET6 || (lookup.family == AF_UNSPEC && !conf.no_aaaa);
  NameQuery query(conf, first_server(conf), wanted);
  Search search(names_to_ask(conf, lookup.host), lookup.host);
  std::vector<Address> addresses;
  bool unsent = false;
  for (auto name = search.next(); name && wanted(); name = search.next()) {
    const std::vector<DnsAnswer> answers = query.run(*name, ipv4, ipv6);
    for (const DnsAnswer& answer : answers) {
      unsent = unsent || answer.status == DnsStatus::unsent;
      for (Address& address : usable_addresses(answer.addresses, lookup)) {
        addresses.push_back(address);
      }
    }
    if (search.take(answers)) break;
  }
  if (!addresses.empty()) return resolved(std::move(addresses));
  return failed_lookup(search.error(), unsent ? lack_of_sockets() : 0);
}

}  // namespace

std::optional<Resolution> address_in_text(const NameLookup& lookup) {
  Resolution resolution;
  in_addr ipv4{};
  if (::inet_aton(lookup.host.c_str(), &ipv4) == 1) {
#ifdef EAI_ADDRFAMILY
    if (lookup.family == AF_INET6) return failed_lookup(EAI_ADDRFAMILY);
#else
    if (lookup.family == AF_INET6) return failed_lookup(EAI_NONAME);
#endif
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(lookup.port);
    address.sin_addr = ipv4;
    resolution.addresses.emplace_back(reinterpret_cast<const sockaddr*>(&address), sizeof address);
    return resolution;
  }
  if (lookup.host.find_first_of(":%") == std::string::npos) return std::nullopt;
  const auto ipv6 = Address::numeric(lookup.host, lookup.port);
  if (!ipv6 || lookup.family == AF_INET) return failed_lookup(EAI_NONAME);
  resolution.addresses.push_back(*ipv6);
  return resolution;
}

std::vector<Address> usable_addresses(const std::vector<std::string>& texts,
                                      const NameLookup& lookup) {
  std::vector<Address> addresses;
  for (const std::string& text : texts) {
    if (text.find('%') != std::string::npos) continue;
    auto address = Address::numeric(text, lookup.port);
    if (!address) continue;
    if (lookup.family == AF_INET && address->family() == AF_INET6) {
      address = as_ipv4(*address, lookup.port);
    }
    const bool fits = address && (lookup.family == AF_UNSPEC || lookup.family == address->family());
    if (fits) addresses.push_back(*address);
  }
  return addresses;
}

std::vector<std::string> addresses_of_localhost(std::string_view host) {
  host = without_final_dot(host);
  if (!same_name(host.substr(host.rfind('.') + 1), "localhost")) return {};
  return {"::1", loopback_ipv4};
}

Resolution look_up_by_dns(const NameLookup& lookup, const Wanted& wanted) {
  if (auto address = address_in_text(lookup)) return *std::move(address);
  // As in glibc, a dot at the end asks for a name of DNS.
  if (!lookup.host.ends_with('.')) {
    const InHosts hosts = addresses_in_hosts_file(lookup.host);
    if (is_shortage(hosts.error)) return failed_lookup(EAI_SYSTEM, hosts.error);
    auto addresses = usable_addresses(hosts.addresses, lookup);
    if (!addresses.empty()) return resolved(std::move(addresses));
  }
  auto addresses = usable_addresses(addresses_of_localhost(lookup.host), lookup);
  if (!addresses.empty()) {
    if (lookup.family == AF_INET) addresses.resize(1, addresses.front());
    return resolved(std::move(addresses));
  }
  return ask_name_servers(lookup, wanted);
}

}  // namespace rconn::net
