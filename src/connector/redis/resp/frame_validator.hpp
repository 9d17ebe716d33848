// Keeps a reply from a stranger within sane bounds, before the parser allocates for it.
// Entry point: FrameValidator::accept(), given the bytes before the parser gets them.
// It knows just enough of RESP2 to follow the framing: header lines, bulk bodies to skip, and how
// many elements are still to come; so it also knows where a reply ends. It is strict about line
// ends, which the parser is not: a byte lost on the way is no reply, not a wait or another value.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "connector/values/result.hpp"

namespace rconn::resp {

// Whether a RESP2 reply can begin with this byte.
constexpr bool starts_reply(char byte) {
  return byte == '+' || byte == '-' || byte == ':' || byte == '$' || byte == '*';
}

// What is wrong with the bytes, in words.
struct ProtocolError {
  std::string why;
};

class FrameValidator {
 public:
  // What AUTH, SELECT and PING answer is a line; there is room for much more, and none for harm.
  static constexpr std::size_t max_bytes = std::size_t{1} << 20;
  static constexpr std::size_t max_elements = std::size_t{1} << 14;
  static constexpr std::size_t max_line_size = std::size_t{64} << 10;
  static constexpr std::size_t max_depth = 7;  // arrays in arrays: hiredis 0.14's own limit

  // How many of the bytes may go on to the parser: all, or those up to the end of the reply that
  // is under way. The rest belongs to the next reply and is to be given again.
  Result<std::size_t, ProtocolError> accept(std::string_view bytes);

 private:
  [[nodiscard]] Result<bool, ProtocolError> check_line(std::size_t before, bool ends) const;
  Result<bool, ProtocolError> end_line();
  Result<bool, ProtocolError> open_array(std::size_t elements);
  bool close_element();

  std::string line_;           // the header line being collected
  std::size_t body_left_ = 0;  // of the bulk string being skipped
  bool after_body_ = false;   // what comes once that is 0 is the string's line end
  bool ends_reply_ = false;    // that string is the reply's last element
  std::size_t bytes_ = 0;
  std::size_t elements_ = 0;
  std::array<std::size_t, max_depth> open_{};  // elements still to come, array by array
  std::size_t depth_ = 0;
};

}  // namespace rconn::resp
