// Builds the texts of --help from the tables of commands and options.
// Entry points: general_help(); command_help(), which fits a screen, and whole_help(). Pure; within
// 80 columns.
#pragma once

#include <string>

#include "cli/options/command.hpp"

namespace rconn::cli {

std::string general_help();

// The options that are used often, at most 50 lines.
std::string command_help(const Command& command);

// All options.
std::string whole_help(const Command& command);

}  // namespace rconn::cli
