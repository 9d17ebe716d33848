// The key under which phpredis 3.1.0 keeps a persistent connection in PHP's list.
// Entry point: persistent_key(). Pure, and the same in every locale.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rconn::phpredis {

// "phpredis:ADDRESS:ID" with an id (an empty id is an id), else "phpredis:ADDRESS:" and the
// connect timeout as C's %f prints it. `timeout_seconds` is 0..2147483647, as given by the user:
// the key shows what was asked for, not what the stream layer makes of it.
std::string persistent_key(std::string_view address, const std::optional<std::string>& id,
                           double timeout_seconds);

}  // namespace rconn::phpredis
