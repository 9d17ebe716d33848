// Reads a configuration file: TOML to checked values.
// Entry points: parse_config(); target_keys() for the man page. Pure: runs no command, reads no
// other file. Each error is one line, FILE, line N: KEY: what is wrong; it quotes no password.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cli/config/config_file.hpp"
#include "connector/net/process/wait_end.hpp"

namespace rconn::cli::config {

// Of the file, in bytes: some 50,000 lines.
inline constexpr std::size_t max_file_size = std::size_t{4} << 20;

// `name` is what errors call it, and becomes its path. `end` may stop it between two targets, with
// an error.
Parsed<ConfigFile> parse_config(const std::string& text, const std::string& name,
                                const net::WaitEnd& end = {});

// The keys of a target that are no options.
std::vector<std::string_view> target_keys();

}  // namespace rconn::cli::config
