// Reads the answer of a name server (RFC 1035, 4).
// Entry point: read_message(). Pure; trusts nothing in the message.
#pragma once

#include <cstdint>
#include <span>

#include "connector/values/evidence/name_facts.hpp"

namespace rconn::net {

// Sets status, addresses, alias and truncated. Only records of the name in the question, and of
// where its aliases lead, count; those of another type than was asked for (`answer.ipv6`) are no
// addresses. An answer that leads to other servers is a refusal.
void read_message(std::span<const std::uint8_t> message, DnsAnswer& answer);

}  // namespace rconn::net
