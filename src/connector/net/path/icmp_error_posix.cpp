// Other systems tell a TCP socket the errno of an ICMP error, not the error and its sender.
#include "connector/net/path/icmp_error.hpp"

namespace rconn::net {

void request_icmp_errors(int /*socket*/, const sockaddr& /*peer*/) {}
void ignore_icmp_errors(int /*socket*/, const sockaddr& /*peer*/) {}

std::optional<IcmpError> icmp_error(int /*socket*/, const sockaddr& /*peer*/) {
  return std::nullopt;
}

}  // namespace rconn::net
