// The errors by which a proxy says that the server behind it cannot be reached.
// Entry point: is_about_backend(). Pure; one table, in proxy_error.cpp.
#pragma once

#include <string_view>

namespace rconn {

// `text`: an error reply, or a detail that ends in one. Never true for an error of Redis.
bool is_about_backend(std::string_view text);

}  // namespace rconn
