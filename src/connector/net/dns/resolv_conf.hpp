// What resolv.conf(5) and hosts(5) say, as glibc reads them.
// Entry points: read_resolv_conf(), names_to_ask(), addresses_in_hosts(). Parsing is pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rconn::net {

struct ResolvConf {
  std::vector<std::string> servers;  // never empty: 127.0.0.1 by default
  bool names_servers = false;
  std::vector<std::string> search;
  bool has_search = false;  // a line says so, if only that the list is empty
  unsigned ndots = 1;
};

ResolvConf parse_resolv_conf(std::string_view text);

// Of /etc/resolv.conf; a file that cannot be read is as good as empty. Without a search list, the
// domain of this machine's own name is it.
ResolvConf read_resolv_conf();

// The names that the resolver asks for, in its order: those of the search list come first where
// `host` has fewer dots than `ndots`, and not at all after a dot at its end.
std::vector<std::string> names_to_ask(const ResolvConf& conf, std::string_view host);

// The addresses of `host` in the text of a hosts file, in its order.
std::vector<std::string> addresses_in_hosts(std::string_view text, std::string_view host);

// Of /etc/hosts.
std::vector<std::string> addresses_in_hosts_file(std::string_view host);

}  // namespace rconn::net
