// rconn in a network of its own; see support/own_network.cpp for what such a network can be.
// Entry points: own_network_command() and its uses. All of them skip the test where the system does
// not let it have a network of its own.
#pragma once

#include <string>
#include <vector>

#include "command_line/expect.hpp"

namespace support {

// The command that runs `command` in a network with these options.
Words own_network_command(const Words& options, const Words& command);

// rconn with these words, to its end. Unix sockets lead out of the network.
Outcome run_in_own_network(const Words& options, const Words& words,
                           const Surroundings& surroundings = {});

// A listener that takes no connection at first; see support/full_listener.cpp.
struct FullListener {
  std::string address;                 // [ADDRESS:]PORT
  std::string milliseconds = "60000";  // until it takes connections; 0: at once
};

// The command that runs rconn beside these listeners, where `hosts` is all that is known of names.
Words named_network_command(const std::string& hosts, const std::vector<FullListener>& listeners,
                            const Words& words);
Outcome run_in_named_network(const std::string& hosts, const std::vector<FullListener>& listeners,
                             const Words& words);

}  // namespace support
