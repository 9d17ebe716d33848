#include "connector/diagnosis/rules/socket_path_rules.hpp"

#include <algorithm>
#include <string>

namespace rconn {
namespace {

using Match = std::optional<Observed>;

// Null: the target is no unix socket, or another step than the connect failed.
const SocketPath* path_of(const Case& what) {
  const auto& path = what.evidence.place.socket_path;
  return path && what.rung() == Rung::connect ? &*path : nullptr;
}

bool is(const Case& what, PathKind kind, Fault fault) {
  const SocketPath* const path = path_of(what);
  return path != nullptr && path->kind == kind && what.fault() == fault;
}

// A stale path is of no interest where the server's socket is known.
bool listens_at_other_path(const Case& what) {
  return std::ranges::any_of(what.evidence.place.listeners, [](const LocalListener& one) {
    return !one.process.empty() && one.endpoint.starts_with("unix:");
  });
}

bool in_container(const Case& what) {
  const Container container = what.evidence.place.surroundings.container;
  return container != Container::none && container != Container::wsl;
}

// Where it stands, or would stand.
std::string directory_of(const Case& what) {
  const SocketPath& path = *path_of(what);
  if (!path.obstacle.empty()) return path.obstacle;
  const std::string& whole = what.report.host;
  const std::size_t slash = whole.find_last_of('/');
  return slash == 0 || slash == std::string::npos ? "/" : whole.substr(0, slash);
}

bool is_stale(const Case& what) {
  return is(what, PathKind::socket, Fault::refused) && !path_of(what)->bound;
}

// Whether everyone may search the directory, as its mode says.
bool mode_permits_search(const SocketPath& path) {
  return !path.mode.empty() && (path.mode.back() - '0') % 2 == 1;
}

}  // namespace

std::optional<Observed> socket_in_directory(const Case& what) {
  const bool directory = is(what, PathKind::directory, Fault::refused);
  if (!directory || path_of(what)->inside.empty()) return std::nullopt;
  return Observed{{}, {{"socket", Detail(path_of(what)->inside)}}};
}

std::optional<Observed> socket_is_directory(const Case& what) {
  return is(what, PathKind::directory, Fault::refused) ? Match(Observed{}) : std::nullopt;
}

std::optional<Observed> not_a_socket(const Case& what) {
  if (is(what, PathKind::regular_file, Fault::refused)) {
    return Observed{{}, {{"kind", "a regular file"}}};
  }
  if (is(what, PathKind::fifo, Fault::refused)) return Observed{{}, {{"kind", "a FIFO"}}};
  if (is(what, PathKind::device, Fault::refused)) return Observed{{}, {{"kind", "a device"}}};
  return std::nullopt;
}

std::optional<Observed> socket_is_datagram(const Case& what) {
  const bool there = is(what, PathKind::socket, Fault::no_socket);
  return there && path_of(what)->is_datagram ? Match(Observed{}) : std::nullopt;
}

std::optional<Observed> socket_link_dangles(const Case& what) {
  const bool dangles = is(what, PathKind::dangling_link, Fault::no_socket) ||
                       is(what, PathKind::link_loop, Fault::no_socket);
  if (!dangles) return std::nullopt;
  return Observed{{},
                  {{"link", Detail(path_of(what)->obstacle)},
                   {"destination", Detail(path_of(what)->leads_to)},
                   {"end", path_of(what)->kind == PathKind::link_loop ? "and so back to itself"
                                                                      : "which is not there"}}};
}

std::optional<Observed> socket_path_through_file(const Case& what) {
  if (!is(what, PathKind::not_directory, Fault::no_socket)) return std::nullopt;
  return Observed{{}, {{"file", Detail(path_of(what)->obstacle)}}};
}

std::optional<Observed> socket_directory_denied(const Case& what) {
  if (!is(what, PathKind::hidden, Fault::socket_denied)) return std::nullopt;
  const SocketPath& path = *path_of(what);
  if (mode_permits_search(path)) return std::nullopt;
  return Observed{{},
                  {{"directory", Detail(path.obstacle)},
                   {"mode", Detail(path.mode)},
                   {"owner", Detail(path.owner)}}};
}

std::optional<Observed> socket_mode_denied(const Case& what) {
  const bool there = is(what, PathKind::socket, Fault::socket_denied);
  if (!there || path_of(what)->writable) return std::nullopt;
  const SocketPath& path = *path_of(what);
  return Observed{{}, {{"mode", Detail(path.mode)}, {"owner", Detail(path.owner)}}};
}

std::optional<Observed> socket_mount_stale(const Case& what) {
  if (!is_stale(what) || !path_of(what)->mounted) return std::nullopt;
  return Observed{};
}

std::optional<Observed> socket_stale(const Case& what) {
  if (!is_stale(what) || listens_at_other_path(what)) return std::nullopt;
  return Observed{};
}

std::optional<Observed> socket_directory_missing(const Case& what) {
  const bool missing = is(what, PathKind::missing, Fault::no_socket);
  if (!missing || path_of(what)->obstacle.empty()) return std::nullopt;
  if (in_container(what) || listens_at_other_path(what)) return std::nullopt;
  return Observed{{}, {{"directory", Detail(directory_of(what))}}};
}

std::optional<Observed> socket_denied_by_policy(const Case& what) {
  const bool permitted =
      (is(what, PathKind::socket, Fault::socket_denied) && path_of(what)->writable) ||
      (is(what, PathKind::hidden, Fault::socket_denied) && mode_permits_search(*path_of(what)));
  return permitted ? Match(Observed{}) : std::nullopt;
}

std::optional<Observed> socket_out_of_sight(const Case& what) {
  const bool missing = is(what, PathKind::missing, Fault::no_socket);
  return missing && path_of(what)->bound ? Match(Observed{}) : std::nullopt;
}

std::optional<Observed> socket_not_mounted(const Case& what) {
  if (!is(what, PathKind::missing, Fault::no_socket) || !in_container(what)) return std::nullopt;
  return Observed{{}, {{"directory", Detail(directory_of(what))}}};
}

}  // namespace rconn
