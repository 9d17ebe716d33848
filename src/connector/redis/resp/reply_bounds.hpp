// Bounds on the replies of a peer, which may announce and send anything.
// Entry point: ReplyBounds. One number, which an option can raise, decides them all. They bound the
// memory for a reply: in the worst case some ten times `bytes`.
#pragma once

#include <algorithm>
#include <cstddef>

#include "connector/values/limit.hpp"

namespace rconn::resp {

struct ReplyBounds {
  std::size_t bytes = default_max_reply;  // of a whole reply

  // Of all arrays of a reply together. An element takes more memory than its bytes.
  [[nodiscard]] constexpr std::size_t elements() const { return bytes / 64; }

  // Of a line: a status or an error.
  [[nodiscard]] constexpr std::size_t line_size() const {
    return std::max(std::size_t{64} << 10, bytes / 512);
  }

  static constexpr std::size_t max_depth = 7;         // of nested arrays; that of hiredis 0.14
  static constexpr std::size_t max_number_size = 32;  // of a line that is a number; 64 bits need 20
};

}  // namespace rconn::resp
