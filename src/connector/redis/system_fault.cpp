#include "connector/redis/system_fault.hpp"

#include <fmt/format.h>
#include <netdb.h>

#include <cerrno>
#include <string>
#include <system_error>

namespace rconn {
namespace {

std::string words(int error) { return std::generic_category().message(error); }

bool is_local_limit(int error) {
  switch (error) {
    case EMFILE:
    case ENFILE:
    case ENOBUFS:
    case ENOMEM:
    case ENOSPC:  // epoll's max_user_watches
    case EADDRNOTAVAIL:
      return true;
    default:
      return false;
  }
}

Fault fault_of_unix_connect(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
    case ELOOP:
    case ENAMETOOLONG:
    case EPROTOTYPE:  // a datagram socket
      return Fault::no_socket;
    case EACCES:
    case EPERM:
      return Fault::socket_denied;
    default:
      return Fault::refused;
  }
}

Fault fault_of_tcp_connect(int error) {
  switch (error) {
    case ECONNREFUSED:
      return Fault::refused;
    case ETIMEDOUT:
      return Fault::connect_timeout;
    case ECONNRESET:
      return Fault::reset;
    default:  // no route, network down, forbidden by a local firewall, no such address family
      return Fault::unreachable;
  }
}

Failure interrupted() { return {Fault::interrupted, {}}; }

}  // namespace

Failure connect_failure(const net::Status& status, bool unix_socket,
                        const net::Deadline& deadline) {
  using Kind = net::Status::Kind;
  if (status.kind == Kind::interrupted) return interrupted();
  if (status.kind == Kind::timed_out) {
    return {Fault::connect_timeout, fmt::format("no answer within {}", deadline.text())};
  }
  if (is_local_limit(status.error)) return {Fault::local_limit, words(status.error)};
  if (status.error == EINVAL && !unix_socket) {
    return {Fault::unreachable, "a link-local IPv6 address needs a scope, as in fe80::1%eth0"};
  }
  return {unix_socket ? fault_of_unix_connect(status.error) : fault_of_tcp_connect(status.error),
          words(status.error)};
}

Failure lookup_failure(const net::Status& status, int lookup_error, const net::Deadline& deadline) {
  using Kind = net::Status::Kind;
  if (status.kind == Kind::interrupted) return interrupted();
  if (status.kind == Kind::timed_out) {
    return {Fault::name_timeout, fmt::format("no answer within {}", deadline.text())};
  }
  // glibc blames the name when it is the descriptors that ran out.
  const bool starved = status.error == EMFILE || status.error == ENFILE || status.error == ENOMEM ||
                       status.error == ENOBUFS;
  if (starved || lookup_error == 0) return {Fault::local_limit, words(status.error)};
  switch (lookup_error) {
    case EAI_NONAME:
#ifdef EAI_NODATA
    case EAI_NODATA:
#endif
#ifdef EAI_ADDRFAMILY
    case EAI_ADDRFAMILY:
#endif
      return {Fault::name_not_found, ::gai_strerror(lookup_error)};
    case EAI_MEMORY:
      return {Fault::local_limit, ::gai_strerror(lookup_error)};
    case EAI_SYSTEM:
      return {Fault::name_lookup_failed, words(status.error)};
    default:
      return {Fault::name_lookup_failed, ::gai_strerror(lookup_error)};
  }
}

Failure exchange_failure(const net::Status& status, std::size_t received,
                         const net::Deadline& deadline) {
  using Kind = net::Status::Kind;
  const std::string so_far =
      received == 0 ? "" : fmt::format(" after {} bytes of a reply", received);
  switch (status.kind) {
    case Kind::interrupted:
      return interrupted();
    case Kind::timed_out:
      return {Fault::reply_timeout, received == 0
                                        ? fmt::format("nothing received within {}", deadline.text())
                                        : fmt::format("{} bytes received within {}, no whole reply",
                                                      received, deadline.text())};
    case Kind::end_of_stream:
      return {Fault::closed, fmt::format("the peer closed the connection{}", so_far)};
    default:
      break;
  }
  if (is_local_limit(status.error)) return {Fault::local_limit, words(status.error)};
  return {Fault::reset, words(status.error) + so_far};
}

}  // namespace rconn
