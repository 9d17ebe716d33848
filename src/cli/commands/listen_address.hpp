// Where a server listens, as --listen and the configuration file say it.
// Entry point: listen_address(). Looks up no names.
#pragma once

#include <string_view>

#include "cli/options/usage.hpp"
#include "connector/net/address.hpp"

namespace rconn::cli {

// Only this machine can reach it.
inline constexpr std::string_view default_listen_address = "127.0.0.1:9121";

// "127.0.0.1:9121", "[::1]:9121", "localhost:9121" (127.0.0.1), ":9121" (every address of this
// machine), or the absolute path of a unix socket. Port 0: one that the system chooses.
Parsed<net::Address> listen_address(std::string_view text);

}  // namespace rconn::cli
