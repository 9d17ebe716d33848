// Helpers for tests of rconn idle with a real server.
// Entry points: idle_command(), subscribers(), connections_of().
#pragma once

#include <string>
#include <vector>

#include "command_line/expect.hpp"
#include "support/redis_server.hpp"

namespace support {

// The command line of idle with JSON output.
inline std::vector<std::string> idle_command(const Words& words) {
  return rconn_command(joined({"idle", "-o", "json"}, words));
}

// How many connections of the subscribed arm the server has: those that are opened last.
inline std::string subscribers(const RedisServer& server) {
  return server.ask("EVAL \"return redis.call('pubsub','numsub','rconn:idle')[2]\" 0");
}

// The connections of this arm.
inline Reports connections_of(const Json& report, const std::string& arm) {
  Reports found;
  for (const Json& each : report["connections"].elements()) {
    if (each["arm"] == arm) found.push_back(each);
  }
  return found;
}

}  // namespace support
