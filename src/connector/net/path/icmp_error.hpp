// ICMP errors that answer a connection request, with their sender (ip(7), IP_RECVERR).
// Entry points: request_icmp_errors() before the connect, icmp_error() after it failed.
// For IPv4, Linux queues these errors without being asked (since 5.9; before, TCP has none).
#pragma once

#include <sys/socket.h>

#include <optional>

#include "connector/values/evidence/path_facts.hpp"

namespace rconn::net {

// To be undone as soon as it is connected: left on, one ICMP error ends a connection that would
// recover from it. Without effect for other families than IPv6.
void request_icmp_errors(int socket, const sockaddr& peer);
void ignore_icmp_errors(int socket, const sockaddr& peer);

// The first error that was reported for a connect to `peer`. None: there was no such report.
std::optional<IcmpError> icmp_error(int socket, const sockaddr& peer);

}  // namespace rconn::net
