// What hosts(5) says, as glibc reads it.
// Entry points: addresses_in_hosts() of a text, addresses_in_hosts_file() of /etc/hosts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rconn::net {

// The addresses of `host` in the text of a hosts file, in its order. A dot at the end of `host`
// does not matter.
std::vector<std::string> addresses_in_hosts(std::string_view text, std::string_view host);

struct InHosts {
  std::vector<std::string> addresses;
  int error = 0;  // an errno, if the file could not be opened
};

InHosts addresses_in_hosts_file(std::string_view host);

}  // namespace rconn::net
