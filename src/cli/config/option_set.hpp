// The options that a module or a target of the configuration file sets.
// Entry points: OptionSet; layered(), by which a target wins over its module; options_of().
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/options/command.hpp"
#include "cli/options/given_option.hpp"
#include "cli/options/options.hpp"
#include "cli/targets/password_command.hpp"
#include "connector/run/operation.hpp"

namespace rconn::cli::config {

// Where a key of an option stands.
struct KeyPlace {
  std::string key;
  std::string table;  // "modules.tls"
  unsigned line = 0;
};

struct OptionSet {
  std::vector<GivenOption> options;  // each checked
  std::shared_ptr<PasswordCommand> password_command = {};
  std::optional<Operation> operation = {};  // ping, trace or topology
  std::vector<KeyPlace> places = {};        // what stands above another comes before it
};

// Both; `above` wins. Of the ways to get a password, only one remains.
OptionSet layered(const OptionSet& below, const OptionSet& above);

// Whether it says where the password is from.
bool names_password(const OptionSet& set);

// What a server of probes needs: the options of the command, and those of topologies, since a probe
// of any operation may be turned into a discovery, and a target may be watched.
OptionSet for_probes(OptionSet set, CommandId command);

// Without the options that are of no use for this.
OptionSet only_for(OptionSet set, CommandId command, std::optional<Operation> operation);

// Errors: options that exclude each other.
Parsed<Options> options_of(const OptionSet& set);

// An error if the options ask for a part of TLS, but not for TLS: who names an authority expects an
// encrypted connection. It begins with the key. `is_tls`: the target itself asks for TLS.
std::optional<UsageError> check_tls(const Options& options, bool is_tls);

}  // namespace rconn::cli::config
