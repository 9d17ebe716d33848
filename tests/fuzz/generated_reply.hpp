// Replies of a server in a form that a fuzzer can mutate: one word per line.
// Entry point: generated_reply(). "[" opens an array, "]" closes it, ":7" is an integer, "~" is
// nil, "-" begins an error, anything else is a bulk string. Every text is a valid reply.
#pragma once

#include <string_view>

#include "connector/redis/resp/reply.hpp"

namespace rconn::fuzz {

resp::Reply generated_reply(std::string_view text);

}  // namespace rconn::fuzz
