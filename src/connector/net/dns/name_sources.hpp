// Who else may know a name that this program looked up by itself: what nsswitch.conf(5) names
// beside files and DNS, and multicast DNS. Entry points: name_sources() reads a text,
// sources_not_asked(). Pure, but for not_asked_here().
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rconn::net {

// The sources on the line "hosts" of nsswitch.conf, in its order, without actions in brackets.
std::vector<std::string> name_sources(std::string_view text);

struct Asked {
  std::string_view host;                    // the name
  std::string_view own_name;                // of this machine
  const std::vector<std::string>& servers;  // of resolv.conf
};

// Those of the sources that may know the name, as far as their kind tells: the names of machines
// (mdns4_minimal and the like), this machine's own name (myhostname), any name (ldap).
std::vector<std::string> sources_not_asked(const std::vector<std::string>& sources, Asked asked);

// By /etc/nsswitch.conf and this machine's name.
std::vector<std::string> not_asked_here(std::string_view host);

// "NAME.local": multicast DNS (RFC 6762), as opposed to Kubernetes' cluster.local.
bool is_multicast_name(std::string_view host);

}  // namespace rconn::net
