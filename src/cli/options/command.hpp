// The commands: the name and the help of each.
// Entry point: commands(). One table, in command.cpp; cli/commands runs them.
#pragma once

#include <span>
#include <string_view>

namespace rconn::cli {

enum class CommandId { ping, trace, wait, topology, check, watch, idle, serve, key, endpoint };

constexpr unsigned bit(CommandId command) { return 1U << static_cast<unsigned>(command); }

struct Command {
  CommandId id;
  std::string_view name;
  std::string_view summary;             // one line, for the list of commands
  std::string_view examples;            // for --help: lines of an example and its purpose
  std::string_view after_options = "";  // of the usage
};

// The whole table, in the order of the enum.
std::span<const Command> commands();

const Command& info(CommandId command);

// Null if there is no such command.
const Command* find_command(std::string_view name);

}  // namespace rconn::cli
