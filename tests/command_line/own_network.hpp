// rconn in a network of its own; see support/own_network.cpp.
// Entry point: run_in_own_network().
#pragma once

#include <optional>

#include "command_line/expect.hpp"

namespace support {

// Nothing where a test may not have a network of its own. Unix sockets lead out of it.
inline std::optional<Outcome> run_in_own_network(const Words& options, const Words& words,
                                                 const Surroundings& surroundings = {}) {
  const Words command = joined(joined(Words{OWN_NETWORK}, options), rconn_command(words));
  Outcome outcome = Process(command, surroundings).finish();
  if (outcome.exit != 77) return outcome;
  WARN("this system does not let a test have a network of its own");
  return std::nullopt;
}

}  // namespace support
