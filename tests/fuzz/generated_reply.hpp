// Replies of a server, written so that a fuzzer can change them: a word a line.
// Entry point: generated_reply(). "[" opens an array, "]" closes it, ":7" is an integer, "~" is
// nil, "-" begins an error, all else is a bulk string. Every text is a reply.
#pragma once

#include <string_view>

#include "connector/redis/resp/reply.hpp"

namespace rconn::fuzz {

resp::Reply generated_reply(std::string_view text);

}  // namespace rconn::fuzz
