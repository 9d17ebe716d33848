// Parses bytes into replies by hiredis's reader, after a FrameValidator has checked them.
// Entry points: feed(), then next(). After a protocol error the reader is unusable.
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
  explicit Reader(ReplyBounds bounds = {});

  // The bounds from the next reply on.
  void set_bounds(ReplyBounds bounds) { validator_.set_bounds(bounds); }

  // Appends bytes from the peer.
  void feed(std::string_view bytes) { pending_ += bytes; }

  // The bytes after the last complete reply.
  [[nodiscard]] std::string_view left_over() const { return pending_; }

  // The next reply; none while it is incomplete. Once the bytes are not RESP2 or exceed a limit of
  // ReplyBounds, this and every later call returns the ProtocolError.
  Result<std::optional<Reply>, ProtocolError> next();

 private:
  Result<std::optional<Reply>, ProtocolError> parse();

  std::unique_ptr<redisReader, decltype(&redisReaderFree)> reader_;  // null before the first bytes
  FrameValidator validator_;
  std::string pending_;  // fed, but not accepted yet
  std::optional<ProtocolError> error_;
};

}  // namespace rconn::resp
