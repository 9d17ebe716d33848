// The target that a client of serve asks for: HOST, HOST:PORT, [IPV6]:PORT, the path of a socket,
// redis:// or rediss://.
// Entry point: asked_target(). Pure. An error never quotes the text, which may hold a password.
#pragma once

#include <cstddef>
#include <string_view>

#include "cli/options/target_spec.hpp"
#include "cli/options/usage.hpp"

namespace rconn::cli::config {

inline constexpr std::size_t max_asked_size = 512;  // bytes of such a target

// Errors: no target; user and password, a query or a fragment; another scheme; what reads in two
// ways. The host of an address is in the form in which patterns are compared.
Parsed<TargetSpec> asked_target(std::string_view text);

}  // namespace rconn::cli::config
