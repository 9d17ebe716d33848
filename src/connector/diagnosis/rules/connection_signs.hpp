// What a failure says of its connection: signs that several rules read.
// Pure functions of a case.
#pragma once

#include <string>
#include <string_view>

#include "connector/diagnosis/rules/rule.hpp"

namespace rconn {

// Whether the peer ended the connection, not in the middle of a reply.
bool is_dropped(const Case& what);

// Whether the TLS handshake was completed.
bool is_in_tls(const Case& what);

// Whether a command failed before anything was answered on its connection.
bool is_first_command(const Case& what);

// Whether a command failed on a connection on which others had been answered, and which had not
// been left unused before it.
bool is_later_command(const Case& what);

// The command that an error does not know, in capitals, if it consists of letters; else empty.
std::string unknown_command(const Case& what);

// The command that an error is about: one that is unknown, or has too many or too few arguments.
// Likewise.
// An answer in HTTP that a server behind cannot be reached: 502 to 504 (RFC 9110, 15.6).
bool is_gateway_error(const Case& what);

std::string command_in_error(const Case& what);

}  // namespace rconn
