// What was learned about a name whose lookup failed or was slow, and in every trace: what the
// files of this machine say of it, and what each name server answers when it is asked directly.
// Entry points: NameFacts, DnsAnswer. Filled by connector/net/dns and diagnosis/observe_name.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rconn {

// How a question to a name server ended: by an answer (RFC 1035, 4.1.1; `nodata`: NOERROR without a
// record that was asked for), or without one.
enum class DnsStatus {
  noerror,
  nodata,
  formerr,
  servfail,
  nxdomain,
  notimp,
  refused,
  other,      // another RCODE
  malformed,  // no DNS message
  timeout,    // no answer yet
  rejected,   // ICMP: nobody listens there, or a firewall says so
  unsent      // no way to the server, or no socket here
};

inline constexpr std::array<std::string_view, 12> dns_status_names{
    "NOERROR", "NODATA", "FORMERR",   "SERVFAIL", "NXDOMAIN", "NOTIMP",
    "REFUSED", "other",  "malformed", "timeout",  "rejected", "unsent"};

static_assert(dns_status_names.size() == static_cast<std::size_t>(DnsStatus::unsent) + 1);

constexpr std::string_view name(DnsStatus status) {
  return dns_status_names.at(static_cast<std::size_t>(status));
}

// One question to one name server.
struct DnsAnswer {
  std::string server;  // its address
  std::string name;    // the one that was asked for, with a domain of the search list if any
  bool ipv6 = false;   // an AAAA record; else an A record
  DnsStatus status = DnsStatus::timeout;
  std::vector<std::string> addresses = {};
  std::string alias = {};                  // where the last CNAME leads; empty: none
  bool truncated = false;                  // over UDP
  std::optional<DnsStatus> over_tcp = {};  // once truncated
  bool alone = false;                      // unanswered, and then asked by itself
  std::chrono::microseconds took{};        // until the answer, or until it was given up
  [[nodiscard]] bool has_addresses() const { return !addresses.empty(); }
  [[nodiscard]] bool answered() const { return status < DnsStatus::malformed; }
};

struct NameFacts {
  std::vector<std::string> hosts;  // its addresses in /etc/hosts
  std::vector<std::string> servers;
  bool names_servers = true;        // false: resolv.conf names none, so 127.0.0.1 is asked
  std::vector<std::string> search;  // domains that the resolver appends
  std::vector<std::string> tried;   // names in the order in which the resolver asks for them
  std::vector<DnsAnswer> answers;   // by `tried`, then by server; empty: nobody was asked
  bool by_dns = false;  // looked up by this program itself, not by the system's resolver
  // By dns: those whom the system's resolver would have asked, too, and who may know this name.
  std::vector<std::string> not_asked;
  std::chrono::microseconds took{};    // by the resolver
  std::chrono::microseconds budget{};  // that it shares with connect and tls
};

}  // namespace rconn
