// Encodes a command for the wire.
// Entry point: encode(). Binary-safe: an argument may hold any byte.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace rconn::resp {

// Returns an array of bulk strings, the form in which RESP clients send commands. `arguments` must
// not be empty.
std::string encode(std::span<const std::string_view> arguments);

}  // namespace rconn::resp
