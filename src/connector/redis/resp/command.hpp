// Arguments to the bytes of a command.
// Entry point: encode(). Binary-safe: an argument may hold any byte.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace rconn::resp {

// An array of bulk strings, as RESP has clients send commands. Not for an empty list.
std::string encode(std::span<const std::string_view> arguments);

}  // namespace rconn::resp
