#include "connector/ladder/rungs/connect_failure.hpp"

#include <netdb.h>

#include <cerrno>

#include "connector/net/system_error.hpp"

namespace rconn {
namespace {

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

}  // namespace

Failure connect_failure(const net::Status& status, bool unix_socket,
                        const net::Deadline& deadline) {
  using Kind = net::Status::Kind;
  if (status.kind == Kind::interrupted) return {Fault::interrupted, {}};
  if (status.kind == Kind::timed_out) {
    return {Fault::connect_timeout, {"no answer within ", deadline.limit}};
  }
  if (net::is_local_limit(status.error))
    return {Fault::local_limit, own_words(net::system_message(status.error))};
  if (status.error == EINVAL && !unix_socket) {
    return {Fault::unreachable, "a link-local IPv6 address needs a scope, as in fe80::1%eth0"};
  }
  return {unix_socket ? fault_of_unix_connect(status.error) : fault_of_tcp_connect(status.error),
          own_words(net::system_message(status.error))};
}

Failure lookup_failure(const net::Status& status, int lookup_error, const net::Deadline& deadline) {
  using Kind = net::Status::Kind;
  if (status.kind == Kind::interrupted) return {Fault::interrupted, {}};
  if (status.kind == Kind::timed_out) {
    return {Fault::name_timeout, {"no answer within ", deadline.limit}};
  }
  // Without free descriptors, glibc reports an error of the name instead.
  const bool starved = status.error == EMFILE || status.error == ENFILE || status.error == ENOMEM ||
                       status.error == ENOBUFS;
  if (starved || lookup_error == 0)
    return {Fault::local_limit, own_words(net::system_message(status.error))};
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
      return {Fault::name_lookup_failed, own_words(net::system_message(status.error))};
    default:
      return {Fault::name_lookup_failed, ::gai_strerror(lookup_error)};
  }
}

}  // namespace rconn
