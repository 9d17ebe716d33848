#include "phpredis/address.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "phpredis/c_text.hpp"
#include "phpredis/sentences.hpp"

namespace rconn::phpredis {
namespace {

constexpr std::string_view scheme_end = "://";

constexpr std::array sentences{
    Sentence{Branch::unix_path, "unix socket: the host is a path, and there is no port"},
    Sentence{Branch::unix_portless,
             "unix socket: there is no port, and this release checks nothing else"},
    Sentence{Branch::tcp_host, "TCP: the host is not a path"},
    Sentence{Branch::tcp_path,
             "TCP: the host is a path, but as there is a port, it is taken for a name"},
};
static_assert(complete(sentences, Branch::tcp_path));

// A host argument split into its scheme and the rest. Only TCP addresses keep the scheme.
struct Split {
  Part scheme;
  std::string_view rest;
};

Split split(const Release& release, std::string_view host, bool stream_context) {
  const auto end = host.find(scheme_end);
  if (end == std::string_view::npos) {
    const bool tls = release.tls_by_context && stream_context;
    return {tls ? Part{Origin::tls_scheme, "ssl://"} : Part{Origin::default_scheme, "tcp://"},
            host};
  }
  const std::string_view scheme = host.substr(0, std::min(end, release.max_scheme_size));
  const Origin origin = scheme.size() < end ? Origin::cut_scheme : Origin::given_scheme;
  return {{origin, fmt::format("{}://", scheme)}, host.substr(end + scheme_end.size())};
}

Branch branch_for(UnixRule rule, std::string_view host, int port) {
  if (rule == UnixRule::any_host_without_port && port < 1) {
    return host.starts_with('/') ? Branch::unix_path : Branch::unix_portless;
  }
  if (!host.starts_with('/')) return Branch::tcp_host;
  return port < 1 ? Branch::unix_path : Branch::tcp_path;
}

bool takes_brackets(Brackets rule, std::string_view host) {
  if (rule == Brackets::never || host.find(':') == std::string_view::npos) return false;
  return rule == Brackets::around_colons || host.find('[') == std::string_view::npos;
}

void add_host(Parts& parts, Brackets rule, std::string_view host) {
  const bool brackets = takes_brackets(rule, host);
  if (brackets) parts.push_back({Origin::bracket, "["});
  parts.push_back({Origin::host, std::string(host)});
  if (brackets) parts.push_back({Origin::bracket, "]"});
}

}  // namespace

Address address_of(const Release& release, std::string_view host, Port stored,
                   bool stream_context) {
  Split split_host{{Origin::default_scheme, ""}, c_text(host)};
  if (release.names_scheme) split_host = split(release, c_text(host), stream_context);
  const Branch branch = branch_for(release.unix_rule, split_host.rest, stored.value);
  Address address{.parts = {}, .branch = branch, .port = stored, .truncated = false};
  if (is_unix(branch)) {
    address.parts = {{Origin::unix_scheme, "unix://"},
                     {Origin::host, std::string(split_host.rest)}};
  } else {
    address.port = tcp_port(stored);
    if (release.names_scheme) address.parts.push_back(split_host.scheme);
    add_host(address.parts, release.brackets, split_host.rest);
    address.parts.push_back({Origin::separator, ":"});
    address.parts.push_back({address.port.origin, std::to_string(address.port.value)});
  }
  address.truncated = cut(address.parts, release.max_address_size);
  return address;
}

bool is_unix(Branch branch) {
  return branch == Branch::unix_path || branch == Branch::unix_portless;
}

std::string_view sentence(Branch branch) { return find(sentences, branch); }

bool is_unix_socket(std::string_view host, int port) {
  return is_unix(branch_for(default_release().unix_rule, host, port));
}

std::string address(std::string_view host, int port) {
  return text(address_of(default_release(), host, {port, Origin::given_port}, false).parts);
}

}  // namespace rconn::phpredis
