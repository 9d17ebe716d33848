// Addresses that take packets and never answer.
// Entry point: add_black_hole(). Only for a network namespace of one's own.
#pragma once

namespace support {

// 198.18.0.0/15, which RFC 2544 keeps for benchmarks. Says whether the system allowed it.
bool add_black_hole();

}  // namespace support
