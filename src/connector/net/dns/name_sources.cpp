#include "connector/net/dns/name_sources.hpp"

#include <sys/utsname.h>

#include <algorithm>

#include "connector/net/dns/host_name.hpp"
#include "connector/net/dns/resolv_conf.hpp"
#include "connector/net/machine/proc_file.hpp"
#include "connector/values/text/split.hpp"

namespace rconn::net {
namespace {

constexpr std::string_view blanks = " \t\r";

// Of /etc/nsswitch.conf.
constexpr std::size_t max_sources_size = std::size_t{64} << 10;

// Also without its domain.
bool is_own_name(const Asked& asked) {
  return same_name(asked.host, asked.own_name) ||
         same_name(asked.host, asked.own_name.substr(0, asked.own_name.find('.')));
}

// Names that systemd makes up.
bool is_synthesised(const Asked& asked) {
  return is_own_name(asked) || same_name(asked.host, "_gateway") ||
         same_name(asked.host, "_outbound");
}

bool is_stub(const std::string& server) { return server == "127.0.0.53" || server == "127.0.0.54"; }

// systemd-resolved asks more than DNS for names without a dot; for the others, what resolv.conf
// names may be itself.
bool may_be_known_to_resolved(const Asked& asked) {
  return asked.host.find('.') == std::string_view::npos || is_multicast_name(asked.host) ||
         is_own_name(asked) || !std::ranges::all_of(asked.servers, is_stub);
}

bool may_know(std::string_view source, const Asked& asked) {
  if (source == "files" || source == "dns" || source == "compat") return false;
  if (source.starts_with("mdns")) return is_multicast_name(asked.host);
  if (source == "myhostname") return is_synthesised(asked);
  if (source == "resolve") return may_be_known_to_resolved(asked);
  if (source == "mymachines" || source.starts_with("libvirt")) {
    return asked.host.find('.') == std::string_view::npos;
  }
  return true;
}

}  // namespace

bool is_multicast_name(std::string_view host) {
  constexpr std::string_view local = ".local";
  return host.size() > local.size() && same_name(host.substr(host.size() - local.size()), local) &&
         std::ranges::count(host, '.') == 1;
}

std::vector<std::string> name_sources(std::string_view text) {
  for (std::string_view line : split(text, '\n')) {
    line = line.substr(0, line.find('#'));
    line.remove_prefix(std::min(line.find_first_not_of(blanks), line.size()));
    constexpr std::string_view key = "hosts:";
    if (!line.starts_with(key)) continue;
    line.remove_prefix(key.size());
    std::vector<std::string> sources;
    for (;;) {
      line.remove_prefix(std::min(line.find_first_not_of(blanks), line.size()));
      if (line.empty()) return sources;
      const bool action = line.front() == '[';
      const auto end = action ? line.find(']') + 1 : line.find_first_of(" \t\r[");
      const std::string_view word = line.substr(0, action && end == 0 ? line.size() : end);
      if (!action) sources.emplace_back(word);
      line.remove_prefix(word.size());
    }
  }
  return {};
}

std::vector<std::string> sources_not_asked(const std::vector<std::string>& sources, Asked asked) {
  asked.host = without_final_dot(asked.host);
  std::vector<std::string> found;
  for (const std::string& source : sources) {
    if (may_know(source, asked)) found.push_back(source);
  }
  const bool multicast = std::ranges::any_of(found, [](const std::string& source) {
    return source.starts_with("mdns") || source == "resolve";
  });
  if (is_multicast_name(asked.host) && !multicast) found.emplace_back("multicast DNS");
  return found;
}

std::vector<std::string> not_asked_here(std::string_view host) {
  const std::string text = start_of("/etc/nsswitch.conf", max_sources_size);
  utsname system{};
  const bool named = ::uname(&system) == 0;
  const std::string own_name = named ? static_cast<const char*>(system.nodename) : "";
  const ResolvConf conf = read_resolv_conf();
  return sources_not_asked(name_sources(text), {host, own_name, conf.servers});
}

}  // namespace rconn::net
