// Keeps a reply from a stranger within sane bounds, before the parser allocates for it.
// Entry point: Limits::admit(), fed the same bytes as the parser, in the same order.
// It knows just enough of RESP2 to follow the framing: header lines, and bulk bodies to skip.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace rconn::resp {

// Whether a RESP2 reply can begin with this byte.
constexpr bool starts_reply(char byte) {
  return byte == '+' || byte == '-' || byte == ':' || byte == '$' || byte == '*';
}

class Limits {
 public:
  // Far above anything a diagnostic command returns (CLUSTER SLOTS of 16,384 single-slot ranges
  // is the largest: some 200,000 elements, 5 MB), far below what hurts.
  static constexpr std::size_t most_bytes = std::size_t{16} << 20;
  static constexpr std::size_t most_elements = std::size_t{1} << 20;
  static constexpr std::size_t longest_line = std::size_t{64} << 10;

  // Nothing if the bytes may go on to the parser, else what is wrong with them.
  std::optional<std::string> admit(std::string_view bytes);

  // A whole reply was read: the next one starts with the full allowance.
  void renew();

 private:
  std::optional<std::string> judge_line();

  std::string line_;           // the header line being collected
  std::size_t body_left_ = 0;  // of the bulk string being skipped, line end included
  std::size_t bytes_ = 0;
  std::size_t elements_ = 0;
};

}  // namespace rconn::resp
