// The commands: what each is called, says of itself and does.
// Entry point: commands(). One table, in command.cpp; each command has a file in commands/.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "connector/target.hpp"

namespace rconn::cli {

struct NamedTargets;
struct Options;

enum class CommandId { ping, trace, wait, topology, check, key, endpoint };

constexpr unsigned bit(CommandId command) { return 1U << static_cast<unsigned>(command); }

struct Command {
  CommandId id;
  std::string_view name;
  bool connects;              // to servers, so that it needs what it takes to log in
  std::string_view summary;   // one line, for the list of commands
  std::string_view examples;  // for --help: lines of a command and what it is for
  // Does the work; returns the exit status.
  int (*run)(const NamedTargets& named, const Options& options);
};

// The whole table, in the order of the enum.
std::span<const Command> commands();

const Command& info(CommandId command);

// Nothing if there is no such command.
const Command* find_command(std::string_view name);

}  // namespace rconn::cli
