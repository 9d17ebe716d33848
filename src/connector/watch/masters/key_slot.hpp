// The hash slot of a key in a Cluster: CRC16 of the key, or of its hash tag, modulo 16384.
// Entry point: slot_of_key(). Pure. Source: the Redis Cluster specification, "Key distribution
// model" and its appendix A (CRC16 with the polynomial 1021, as XMODEM).
#pragma once

#include <string_view>

namespace rconn {

// 0 to slot_count - 1. The hash tag is what stands between the first '{' and the next '}' after
// it; if that is nothing, the whole key counts.
int slot_of_key(std::string_view key);

}  // namespace rconn
