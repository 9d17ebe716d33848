#include "connector/ladder/rungs/connect_failure.hpp"

#include <fmt/format.h>
#include <netdb.h>

#include <cerrno>

#include "connector/net/process/system_error.hpp"
#include "connector/values/evidence/icmp_meaning.hpp"

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

// The system's words, and what is behind them where they mislead (ip-route(8), "TYPES").
std::string tcp_connect_detail(int error, const net::Address& address, const ConnectFacts& facts) {
  const std::string words = net::system_message(error);
  if (facts.icmp) {
    const bool here = facts.icmp->by_this_machine;
    return fmt::format("{}, says {}", words_for(*facts.icmp),
                       here ? "this machine itself" : facts.icmp->from);
  }
  switch (error) {
    case EINVAL:
      if (address.lacks_scope()) {
        return "a link-local IPv6 address needs a scope, as in fe80::1%eth0";
      }
      return words + ": so the kernel says where a route of type blackhole drops what is sent";
    case EACCES:
      return words + ": a route of type prohibit, or a policy of this machine, forbids it";
    case EPERM:
      return words + ": a firewall or a policy of this machine forbids it";
    default:
      return words;
  }
}

}  // namespace

Failure connect_failure(const net::Status& status, const net::Address& address,
                        const net::Deadline& deadline, const ConnectFacts& facts) {
  using Kind = net::Status::Kind;
  if (status.kind == Kind::interrupted) return {Fault::interrupted, {}};
  if (status.kind == Kind::timed_out) {
    return {Fault::connect_timeout, {"no answer within ", deadline.limit}};
  }
  if (net::is_local_limit(status.error))
    return {Fault::local_limit, own_words(net::system_message(status.error))};
  if (address.is_unix_socket()) {
    return {fault_of_unix_connect(status.error), own_words(net::system_message(status.error))};
  }
  return {fault_of_tcp_connect(status.error),
          own_words(tcp_connect_detail(status.error, address, facts))};
}

Failure lookup_failure(const net::Status& status, int lookup_error, const net::Deadline& deadline) {
  using Kind = net::Status::Kind;
  if (status.kind == Kind::interrupted) return {Fault::interrupted, {}};
  if (status.kind == Kind::timed_out) {
    return {Fault::name_timeout, {"no answer within ", deadline.limit}};
  }
  // Without free descriptors, glibc reports an error of the name instead.
  if (net::is_shortage(status.error) || lookup_error == 0)
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
