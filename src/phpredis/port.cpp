#include "phpredis/port.hpp"

#include <algorithm>
#include <cstdint>

namespace rconn::phpredis {
namespace {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool starts_with_scheme(std::string_view host, std::string_view scheme) {
  return host.size() >= scheme.size() &&
         std::ranges::equal(host.substr(0, scheme.size()), scheme, {}, lower);
}

bool gets_default(DefaultPort rule, std::string_view host) {
  if (host.starts_with('/')) return false;
  if (rule == DefaultPort::hosts_but_paths) return !host.empty();
  return !starts_with_scheme(host, "unix://") && !starts_with_scheme(host, "file://");
}

int narrowed(PortStorage storage, long long port) {
  switch (storage) {
    case PortStorage::signed_16:
      return static_cast<std::int16_t>(port);
    case PortStorage::unsigned_16_up:
      return static_cast<std::uint16_t>(std::max(port, 0LL));
    case PortStorage::unsigned_16:
      return static_cast<std::uint16_t>(port);
    case PortStorage::signed_32:
      break;
  }
  return static_cast<std::int32_t>(port);
}

}  // namespace

Port stored_port(const Release& release, std::string_view host, std::optional<long long> given) {
  const long long port = given.value_or(-1);
  if (port == -1 && gets_default(release.default_port, host)) {
    return {default_port, Origin::default_port};
  }
  const int stored = narrowed(release.port_storage, port);
  if (stored == port) return {stored, port == -1 ? Origin::missing_port : Origin::given_port};
  if (!given) return {stored, Origin::turned_port};
  const bool raised = release.port_storage == PortStorage::unsigned_16_up && port < 0;
  return {stored, raised ? Origin::raised_port : Origin::wrapped_port};
}

Port tcp_port(Port stored) {
  if (stored.value != 0) return stored;
  return {default_port, stored.origin == Origin::given_port ? Origin::zero_port : stored.origin};
}

}  // namespace rconn::phpredis
