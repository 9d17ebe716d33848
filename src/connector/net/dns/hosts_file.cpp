#include "connector/net/dns/hosts_file.hpp"

#include <cerrno>

#include "connector/net/dns/host_name.hpp"
#include "connector/net/machine/proc_file.hpp"
#include "connector/values/text/split.hpp"

namespace rconn::net {
namespace {

// Of /etc/hosts. Files that block names have some megabytes.
constexpr std::size_t max_hosts_size = std::size_t{64} << 20;

constexpr std::string_view blanks = " \t\r\v\f";

// The address of a line that names `host`; else empty.
std::string_view address_in_line(std::string_view line, std::string_view host) {
  line = line.substr(0, line.find('#'));
  const std::string_view address = next_word(line, blanks);
  for (auto name = next_word(line, blanks); !name.empty(); name = next_word(line, blanks)) {
    if (same_name(name, host)) return address;
  }
  return {};
}

}  // namespace

std::vector<std::string> addresses_in_hosts(std::string_view text, std::string_view host) {
  std::vector<std::string> addresses;
  host = without_final_dot(host);
  for (const std::string_view line : split(text, '\n')) {
    const std::string_view address = address_in_line(line, host);
    if (!address.empty()) addresses.emplace_back(address);
  }
  return addresses;
}

InHosts addresses_in_hosts_file(std::string_view host) {
  errno = 0;
  const std::string text = start_of("/etc/hosts", max_hosts_size);
  const int error = text.empty() ? errno : 0;
  return {addresses_in_hosts(text, host), error};
}

}  // namespace rconn::net
