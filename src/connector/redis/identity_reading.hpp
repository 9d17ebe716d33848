// Reads what a server says of itself in its replies to HELLO and INFO.
// Entry points: identity_in_hello(), identity_in_info(), add_process(). Pure; what is not known
// stays empty.
#pragma once

#include <string>
#include <string_view>

#include "connector/redis/resp/reply.hpp"
#include "connector/values/report.hpp"

namespace rconn {

// Redis calls a replica "slave" in ROLE and INFO and, before 7, in HELLO too.
std::string role_named(const std::string& role);

// Reads a reply to HELLO: alternating names and values. Unknown names are skipped.
Identity identity_in_hello(const resp::Reply& reply);

// Reads the text of INFO: lines of NAME:VALUE.
Identity identity_in_info(std::string_view text);

// Adds what the section "server" of INFO says of product and process.
void add_process(std::string_view info, Identity& identity);

// A text or a number.
std::string text_of(const resp::Reply& reply);

}  // namespace rconn
