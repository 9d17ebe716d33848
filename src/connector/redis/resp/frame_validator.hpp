// Checks the RESP2 framing and size of replies before the parser allocates memory for them.
// Entry point: FrameValidator::accept(), which sees all bytes before the parser does.
// It follows header lines, bulk bodies and the number of elements to come, so it also knows where a
// reply ends. Unlike the parser it insists on CR LF: after a lost byte the parser would wait for
// more, or return a wrong value.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "connector/redis/resp/reply_bounds.hpp"
#include "connector/values/result.hpp"

namespace rconn::resp {

// Whether a RESP2 reply can begin with this byte.
constexpr bool starts_reply(char byte) {
  return byte == '+' || byte == '-' || byte == ':' || byte == '$' || byte == '*';
}

// Bytes that are not RESP2, or exceed a bound.
struct ProtocolError {
  enum class Kind {
    malformed,
    too_large,  // for ReplyBounds::bytes or what follows from it
    too_deep,
  };

  std::string why;  // what is wrong, for messages
  Kind kind = Kind::malformed;
  std::size_t string_size = 0;  // of a string that is too large, in bytes
};

class FrameValidator {
 public:
  explicit FrameValidator(ReplyBounds bounds = {}) : bounds_(bounds) {}

  void set_bounds(ReplyBounds bounds) { bounds_ = bounds; }

  // Returns how many of the bytes may be passed to the parser: all, or those up to the end of the
  // current reply. The rest belongs to the next reply and must be passed in again.
  Result<std::size_t, ProtocolError> accept(std::string_view bytes);

 private:
  [[nodiscard]] Result<bool, ProtocolError> check_line(std::size_t before, bool ends) const;
  Result<bool, ProtocolError> end_line();
  Result<bool, ProtocolError> open_array(std::size_t elements);
  bool close_element();

  ReplyBounds bounds_;
  std::string line_;           // the header line being collected
  std::size_t body_left_ = 0;  // bytes to skip of the current bulk string
  bool after_body_ = false;    // the CR LF after a bulk string comes next
  bool ends_reply_ = false;    // that string is the reply's last element
  std::size_t bytes_ = 0;
  std::size_t elements_ = 0;
  std::array<std::size_t, ReplyBounds::max_depth> open_{};  // elements to come, for each open array
  std::size_t depth_ = 0;
};

}  // namespace rconn::resp
