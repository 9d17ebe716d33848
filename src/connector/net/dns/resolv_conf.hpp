// What resolv.conf(5) says, as glibc reads it, and the environment of which it takes more.
// Entry points: read_resolv_conf(), names_to_ask(). Parsing is pure. Left out of the options, as
// they change nothing here: edns0, trust-ad, sortlist, inet6, no-reload, no-check-names, debug.
#pragma once

#include <chrono>
#include <cstddef>
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
  std::chrono::seconds timeout{5};  // 1 to 30: for an answer of the first server
  unsigned attempts = 2;            // 1 to 5: how often all servers are asked
  bool rotate = false;              // which server is the first changes
  bool use_tcp = false;             // use-vc
  bool single_request = false;      // one question after another, each from a port of its own
  bool no_aaaa = false;             // ask for A records only where both are wanted
  bool no_tld_query = false;        // a name without a dot is asked for with a domain only
};

ResolvConf parse_resolv_conf(std::string_view text);

// LOCALDOMAIN replaces the search list, RES_OPTIONS adds options; null: not set.
void take_environment(ResolvConf& conf, const char* local_domain, const char* options);

// Of /etc/resolv.conf and the environment; a file that cannot be read is as good as empty. Without
// a search list, the domain of this machine's own name is it.
ResolvConf read_resolv_conf();

// The names that the resolver asks for, in its order: those of the search list come first where
// `host` has fewer dots than `ndots`, and not at all after a dot at its end. Of more than `most`
// names, the last ones of the search list are left out.
std::vector<std::string> names_to_ask(const ResolvConf& conf, std::string_view host,
                                      std::size_t most = std::string::npos);

// How long the server at `place` in the list has to answer.
std::chrono::seconds patience_with(const ResolvConf& conf, std::size_t place);

}  // namespace rconn::net
