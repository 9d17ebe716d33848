// An address or key as a list of parts, each with its origin, so that it can be explained.
// Entry points: text() joins the parts, sentence() describes an origin.
// Invariant: the text of an address or key is exactly that of its parts.
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
  cut_scheme,
  unix_scheme,
  host,
  bracket,
  given_port,
  default_port,
  zero_port,
  wrapped_port,
  raised_port,
  missing_port,
  turned_port,
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

// False if a part depends on the clock or on PHP's random salt. The text of such a part is a
// placeholder in angle brackets.
bool predictable(const Parts& parts);

// Keeps the first `bytes` bytes. Returns whether there were more.
bool cut(Parts& parts, std::size_t bytes);

std::string_view sentence(Origin origin);

}  // namespace rconn::phpredis
