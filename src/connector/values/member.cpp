#include "connector/values/member.hpp"

#include <algorithm>

#include "connector/values/security/secret.hpp"
#include "phpredis/address.hpp"

namespace rconn {

bool TopologyMember::has_flag(std::string_view flag) const {
  return std::ranges::find(flags, flag) != flags.end();
}

const Replication* TopologyMember::replication() const {
  return self_report && self_report->replication ? &*self_report->replication : nullptr;
}

std::string TopologyMember::called() const {
  const bool is_named = role == MemberRole::master && !master_name.empty();
  return is_named ? master_name : short_form(id);
}

std::string TopologyMember::advertised() const {
  if (host == withheld) return host;
  const std::string shown = host.empty() ? "?" : host;
  return port > 0 ? phpredis::address(shown, port) : shown + ":?";
}

std::string short_form(std::string_view id) {
  return std::string(id.starts_with(withheld) ? withheld : id.substr(0, short_id));
}

bool is_plausible_host(std::string_view host) {
  constexpr std::size_t max_host_size = 255;
  constexpr std::string_view known =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_:%";
  return !host.empty() && host.size() <= max_host_size && host.front() != '-' &&
         host.find_first_not_of(known) == std::string_view::npos;
}

}  // namespace rconn
