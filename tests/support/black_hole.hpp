// Addresses that drop all packets without an answer.
// Entry point: add_black_hole(). Call it only inside a new network namespace.
#pragma once

namespace support {

// For 198.18.0.0/15, which RFC 2544 reserves for benchmarks. Returns whether the system allowed it.
bool add_black_hole();

// Makes the kernel refuse to send to an IPv4 address. `type` is RTN_BLACKHOLE, RTN_PROHIBIT or
// RTN_UNREACHABLE. False with errno set if the system does not allow it.
bool add_refusing_route(const char* address, unsigned char type);

}  // namespace support
