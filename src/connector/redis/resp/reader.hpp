// Bytes to replies: hiredis's reader behind limits.
// Entry points: feed(), then next(). After a broken reply the reader is of no further use.
#pragma once

#include <hiredis/read.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "connector/redis/resp/frame_validator.hpp"
#include "connector/redis/resp/reply.hpp"
#include "connector/values/result.hpp"

namespace rconn::resp {

class Reader {
 public:
  Reader();

  // Takes the next bytes from the peer.
  void feed(std::string_view bytes) { pending_ += bytes; }

  // The bytes left over behind the last whole reply.
  [[nodiscard]] std::size_t left_over() const { return pending_.size(); }

  // The next whole reply; nothing while it is incomplete; ProtocolError once the bytes are no RESP2
  // or exceed FrameValidator, and ever after.
  Result<std::optional<Reply>, ProtocolError> next();

 private:
  Result<std::optional<Reply>, ProtocolError> parse();

  std::unique_ptr<redisReader, decltype(&redisReaderFree)> reader_;  // none before the first bytes
  FrameValidator validator_;
  std::string pending_;  // fed, but not accepted yet
  std::optional<ProtocolError> error_;
};

}  // namespace rconn::resp
