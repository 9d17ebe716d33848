// The conditions of the causes that stat(2) shows at the path of a unix socket: a part of
// place_rules(). Entry points: one function for each cause.
#pragma once

#include <optional>

#include "connector/diagnosis/rules/rule.hpp"

namespace rconn {

std::optional<Observed> socket_in_directory(const Case& what);
std::optional<Observed> socket_is_directory(const Case& what);
std::optional<Observed> not_a_socket(const Case& what);
std::optional<Observed> socket_is_datagram(const Case& what);
std::optional<Observed> socket_link_dangles(const Case& what);
std::optional<Observed> socket_path_through_file(const Case& what);
std::optional<Observed> socket_directory_denied(const Case& what);
std::optional<Observed> socket_mode_denied(const Case& what);
std::optional<Observed> socket_mount_stale(const Case& what);
std::optional<Observed> socket_stale(const Case& what);
std::optional<Observed> socket_directory_missing(const Case& what);
std::optional<Observed> socket_denied_by_policy(const Case& what);
std::optional<Observed> socket_out_of_sight(const Case& what);
std::optional<Observed> socket_not_mounted(const Case& what);

}  // namespace rconn
