// The schemes of URIs that name a target.
// Entry points: find_scheme(), unknown_scheme(). Pure; case is ignored (RFC 3986 §3.1).
#pragma once

#include <string_view>

#include "cli/options/usage.hpp"

namespace rconn::cli {

struct Scheme {
  std::string_view name;
  bool tls;
  bool unix_socket;
};

// Null if it is none of: redis rediss valkey valkeys tcp tls unix redis+unix valkey+unix
// redis-socket.
const Scheme* find_scheme(std::string_view name);

// Whether the text consists of what schemes are made of, so that it can be shown.
bool is_like_scheme(std::string_view text);

// Says what to write instead of a scheme of another tool, or of a mistyped one. Quotes the scheme
// only if it looks like one, because it may be part of a password.
UsageError unknown_scheme(std::string_view name);

}  // namespace rconn::cli
