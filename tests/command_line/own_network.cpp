#include "command_line/own_network.hpp"

#include <csignal>

#include "support/skip.hpp"

namespace support {
namespace {

// The exit status of own_network without the permissions that it needs.
constexpr int not_allowed = 77;

// Skips the test if it was not allowed; `outcome` is that of own_network.
void need_allowed(const Outcome& outcome) {
  const bool refused = outcome.exit == not_allowed && outcome.err.starts_with("SKIPPED: ");
  if (refused) skip(outcome.err.substr(outcome.err.find(' ') + 1));
}

}  // namespace

Surroundings deaf_until_ready() {
  return {{}, "", [] {
            sigset_t all;
            ::sigfillset(&all);
            ::sigprocmask(SIG_BLOCK, &all, nullptr);
          }};
}

Outcome finish_in_own_network(Process& process) {
  Outcome outcome = process.finish();
  need_allowed(outcome);
  return outcome;
}

// Tries to create the network with a command that does nothing, so that the test itself need not
// handle a refusal.
Words own_network_command(const Words& options, const Words& command) {
  const Words network = joined(Words{OWN_NETWORK}, options);
  need_allowed(Process(joined(network, {"true"})).finish());
  return joined(network, command);
}

Outcome run_in_own_network(const Words& options, const Words& words,
                           const Surroundings& surroundings) {
  Process process(own_network_command(options, rconn_command(words)), surroundings);
  return finish_in_own_network(process);
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
  Process process(named_network_command(hosts, listeners, words));
  return finish_in_own_network(process);
}

}  // namespace support
