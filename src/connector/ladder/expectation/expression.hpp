// Regular expressions to search for in a server's replies: POSIX extended, as in the C library,
// without the features that make its time or memory grow out of proportion.
// Entry points: validate_expression() for an expression from the user; is_found() to search, in
// time linear in the size of the text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace rconn {

// In bytes. In the worst case the C library needs a few kilobytes of memory per byte of text.
constexpr std::size_t max_searched_size = std::size_t{1} << 16;

// Returns what is wrong with it; none: it is valid. Back-references (\1, which POSIX does not have
// either) are rejected, as are expressions of more than 1,000 characters with their repetitions
// expanded.
std::optional<std::string> validate_expression(const std::string& expression);

// The expression must be valid. The text has at most `max_searched_size` bytes, of any value.
bool is_found(const std::string& expression, std::string_view text);

}  // namespace rconn
