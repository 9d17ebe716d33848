// What was learned about a name: by getaddrinfo, and, where that failed or was slow, by asking the
// name servers directly.
// Entry point: NameFacts. Filled by connector/net.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace rconn {

// One question to one name server.
struct DnsAnswer {
  std::string server;  // "127.0.0.53" or "[::1]:5353"
  std::string type;    // "A" or "AAAA"
  std::string status;  // "NOERROR", "NODATA", "NXDOMAIN", "SERVFAIL", "REFUSED", ...; "timeout"
  unsigned addresses = 0;
  bool truncated = false;
  std::chrono::milliseconds took{};
};

struct NameFacts {
  bool in_hosts_file = false;
  std::vector<std::string> search;  // domains that the resolver appends
  std::vector<DnsAnswer> answers;   // empty: the name servers were not asked
};

}  // namespace rconn
