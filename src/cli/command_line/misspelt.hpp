// Says what was probably meant by a word that is no command, no option or a misplaced value.
// Entry points: misspelt_command(), unknown_option(), single_dash(), joined_with_port(). Pure.
// Quotes words that look like the name of a command or an option, never what may be a value.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options/command.hpp"
#include "cli/options/target_spec.hpp"
#include "cli/options/usage.hpp"

namespace rconn::cli {

// "problem (commands: ...; see rconn --help)".
UsageError no_command(std::string_view problem);

// The error if a word is close to the name of a command, and can hardly be a host.
std::optional<UsageError> misspelt_command(const std::string& word);

// `word` begins with a dash, and this command does not take it.
UsageError unknown_option(const Command& command, const std::string& word);

// "-timeout 5" is read as "-t imeout": what to say instead of the error that comes of it; empty if
// no such word is there.
std::string single_dash(const Command& command, const std::vector<std::string>& words);

// "HOST PORT", as telnet and nc take it: "HOST:PORT" if the last target and `word` may be that,
// else empty. Quotes a target that was accepted.
std::string joined_with_port(const std::vector<TargetSpec>& before, const std::string& word);

}  // namespace rconn::cli
