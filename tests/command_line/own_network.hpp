// Runs rconn in a new network namespace; support/own_network.cpp lists the options.
// Entry points: own_network_command() and the helpers that use it. All of them skip the test if the
// system does not allow a network namespace.
#pragma once

#include <string>
#include <vector>

#include "command_line/expect.hpp"

namespace support {

// The command that runs `command` in a network with these options.
Words own_network_command(const Words& options, const Words& command);

// For a Process with such a command that will be sent a signal: blocks signals until the network is
// ready. Otherwise one that comes before ends own_network by the signal, where it should skip.
Surroundings deaf_until_ready();

// Process::finish(), but skips the test if there is no network after all.
Outcome finish_in_own_network(Process& process);

// Runs rconn with these words to completion. Unix sockets outside the namespace remain reachable.
Outcome run_in_own_network(const Words& options, const Words& words,
                           const Surroundings& surroundings = {});

// A listener that at first drops connection requests; see support/full_listener.cpp.
struct FullListener {
  std::string address;                 // [ADDRESS:]PORT
  std::string milliseconds = "60000";  // until it accepts connections; 0: at once
};

// The command that runs rconn beside these listeners, with `hosts` as the only source of names.
Words named_network_command(const std::string& hosts, const std::vector<FullListener>& listeners,
                            const Words& words);
Outcome run_in_named_network(const std::string& hosts, const std::vector<FullListener>& listeners,
                             const Words& words);

}  // namespace support
