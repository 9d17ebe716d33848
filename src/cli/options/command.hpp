// The commands: what each is called and says of itself.
// Entry point: commands(). One table, in command.cpp; commands/ says how each is run.
#pragma once

#include <span>
#include <string_view>

namespace rconn::cli {

enum class CommandId { ping, trace, wait, topology, check, key, endpoint };

constexpr unsigned bit(CommandId command) { return 1U << static_cast<unsigned>(command); }

struct Command {
  CommandId id;
  std::string_view name;
  std::string_view summary;   // one line, for the list of commands
  std::string_view examples;  // for --help: lines of a command and what it is for
};

// The whole table, in the order of the enum.
std::span<const Command> commands();

const Command& info(CommandId command);

// Nothing if there is no such command.
const Command* find_command(std::string_view name);

}  // namespace rconn::cli
