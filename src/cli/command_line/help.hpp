// Builds the texts of --help and --version from the tables of commands and options.
// Entry points: general_help(), command_help(), version_text(). Pure; within 80 columns.
#pragma once

#include <string>

#include "cli/options/command.hpp"

namespace rconn::cli {

std::string general_help();
std::string command_help(const Command& command);
std::string version_text();

}  // namespace rconn::cli
