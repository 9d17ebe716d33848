#include <netdb.h>

#include <cerrno>
#include <memory>
#include <string>

#include "connector/net/dns/lookup.hpp"

namespace rconn::net {

Resolution look_up_by_system(const NameLookup& lookup) {
  addrinfo wanted{};
  wanted.ai_family = lookup.family;
  wanted.ai_socktype = SOCK_STREAM;
  addrinfo* head = nullptr;
  errno = 0;
  const std::string port = std::to_string(lookup.port);
  const int error = ::getaddrinfo(lookup.host.c_str(), port.c_str(), &wanted, &head);
  if (error != 0) return failed_lookup(error, errno);
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> list(head, &::freeaddrinfo);
  Resolution resolution;
  for (const addrinfo* entry = list.get(); entry != nullptr; entry = entry->ai_next) {
    resolution.addresses.emplace_back(entry->ai_addr, entry->ai_addrlen);
  }
  return resolution;
}

}  // namespace rconn::net
