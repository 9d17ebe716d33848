// What a watch says of a change of masters, for tests.
// Entry points: failover_in(), writes_in(), check_moments().
#pragma once

#include <string>

#include "command_line/watch/watching.hpp"

namespace support {

// The only failover of the only target; fails if there is another number.
Json failover_in(const Watched& watched);

// Of the only target.
Json writes_in(const Watched& watched);

// How many writes are acknowledged so far, as the key says: the last number. 0: there is no key.
long last_number(int port, const std::string& key);

// That the moments that were seen are in the order of a failover from one server to the other.
void check_moments(const Json& failover, const std::string& from, const std::string& to);

}  // namespace support
