// Regular expressions to look for in what a server says: POSIX extended, as the C library has them,
// without what lets its time and memory grow beyond reason.
// Entry points: validate_expression(), which a user's expression has to pass; is_found(), in time
// linear in the text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace rconn {

// The C library keeps a few kilobytes for a byte of the text, at worst.
constexpr std::size_t max_searched_size = std::size_t{1} << 16;

// What is wrong with it; nothing: it can be looked for. It may not refer back (\1, which POSIX does
// not know of either), and with all its repetitions written out is 1,000 characters at most.
std::optional<std::string> validate_expression(const std::string& expression);

// The expression has passed; the text is not longer than `max_searched_size`, and may hold any
// byte.
bool is_found(const std::string& expression, std::string_view text);

}  // namespace rconn
