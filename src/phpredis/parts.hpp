// A text in parts, each with where it came from: addresses and keys explain themselves.
// Entry points: text() puts the parts together, sentence() says an origin in words.
// Invariant: the text of an address or key is that of its parts, nothing added.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rconn::phpredis {

enum class Origin {
  prefix,
  separator,
  default_scheme,
  tls_scheme,
  given_scheme,
  unix_scheme,
  host,
  bracket,
  given_port,
  default_port,
  zero_port,
  wrapped_port,
  raised_port,
  missing_port,
  given_id,
  empty_id,
  null_id,
  omitted_id,
  timeout,
  time_of_connect,
  user,
  no_user,
  password_hash,
  user_and_password_hash,
};

struct Part {
  Origin origin;
  std::string text;
  bool operator==(const Part&) const = default;
};

using Parts = std::vector<Part>;

std::string text(const Parts& parts);

// False where a part depends on the clock or on PHP's random salt; such a part's text is a
// placeholder in angle brackets.
bool predictable(const Parts& parts);

// Keeps the first `bytes` bytes. True if there were more.
bool cut(Parts& parts, std::size_t bytes);

std::string_view sentence(Origin origin);

}  // namespace rconn::phpredis
