#include "command_line/own_network.hpp"

#include "support/skip.hpp"

namespace support {
namespace {

// The exit status of own_network without the permissions that it needs.
constexpr int not_allowed = 77;

}  // namespace

// Tries to create the network with a command that does nothing, so that the test itself need not
// handle a refusal.
Words own_network_command(const Words& options, const Words& command) {
  const Words network = joined(Words{OWN_NETWORK}, options);
  const Outcome attempt = Process(joined(network, {"true"})).finish();
  if (attempt.exit == not_allowed) skip(attempt.err.substr(attempt.err.find(' ') + 1));
  return joined(network, command);
}

Outcome run_in_own_network(const Words& options, const Words& words,
                           const Surroundings& surroundings) {
  return Process(own_network_command(options, rconn_command(words)), surroundings).finish();
}

Words named_network_command(const std::string& hosts, const std::vector<FullListener>& listeners,
                            const Words& words) {
  Words command;
  for (const FullListener& listener : listeners) {
    command = joined(command, {FULL_LISTENER, listener.address, listener.milliseconds});
  }
  return own_network_command({"--no-dns", "--hosts", hosts}, joined(command, rconn_command(words)));
}

Outcome run_in_named_network(const std::string& hosts, const std::vector<FullListener>& listeners,
                             const Words& words) {
  return Process(named_network_command(hosts, listeners, words)).finish();
}

}  // namespace support
