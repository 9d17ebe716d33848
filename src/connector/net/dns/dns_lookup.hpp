// The parts of a lookup by DNS that need no network.
// Entry points: address_in_text(), addresses_of_localhost(), is_askable(), Search. look_up_by_dns()
// (lookup.hpp) puts them together.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "connector/net/dns/lookup.hpp"
#include "connector/values/evidence/name_facts.hpp"

namespace rconn::net {

// What an address by itself leads to, as getaddrinfo reads it: also "127.1", "0x7f000001", and for
// IPv6 with a scope. None if the host is a name.
std::optional<Resolution> address_in_text(const NameLookup& lookup);

// The addresses of a name in a hosts file, as those of the family that is looked for: for IPv4,
// also IPv4-mapped ones, and ::1 as 127.0.0.1. Texts that are no addresses are left out.
std::vector<Address> usable_addresses(const std::vector<std::string>& texts,
                                      const NameLookup& lookup);

// localhost and all names below it are this machine itself (RFC 6761, 6.3); else empty.
std::vector<std::string> addresses_of_localhost(std::string_view host);

// Whether a question may hold the name: labels of 1 to 63 bytes, at most 253 in all (RFC
// 1035, 3.1).
bool is_askable(std::string_view name);

// The search for a name with the domains of the search list, as in glibc's res_search(): which of
// the names is asked for next, and what an error at the end means.
class Search {
 public:
  // `names`: in their order; `host`, the name without a domain, is one of them, unless it is not to
  // be asked for.
  Search(std::vector<std::string> names, std::string_view host);

  // None when the search is over.
  std::optional<std::string> next();

  // The answers for the name that was asked for. True if they end the search.
  bool take(std::span<const DnsAnswer> answers);

  // EAI_*.
  [[nodiscard]] int error() const;

 private:
  enum class Outcome { found, alias_only, no_data, not_found, broken, failed, unreachable, silent };

  static Outcome outcome_of(std::span<const DnsAnswer> answers);
  static int error_of(Outcome outcome);

  std::vector<std::string> names_;
  std::string host_;
  std::size_t at_ = 0;                // of the next name
  bool only_host_ = false;            // the other domains are not asked
  std::optional<int> decided_error_;  // of the host, if it came first, or of what ended the search
  bool some_no_data_ = false;
  bool some_failed_ = false;
  int last_error_;
};

}  // namespace rconn::net
