#include "connector/redis/resp/reader.hpp"

#include <hiredis/hiredis.h>

#include <span>

#include "connector/values/memory.hpp"

namespace rconn::resp {
namespace {

// The recursion is shallow: ReplyBounds::max_depth limits the nesting.
Reply value_of(const redisReply& reply) {  // NOLINT(misc-no-recursion)
  Reply value;
  switch (reply.type) {
    case REDIS_REPLY_STATUS:
      value.type = Reply::Type::status;
      break;
    case REDIS_REPLY_ERROR:
      value.type = Reply::Type::error;
      break;
    case REDIS_REPLY_STRING:
      value.type = Reply::Type::bulk;
      break;
    case REDIS_REPLY_INTEGER:
      value.type = Reply::Type::integer;
      value.integer = reply.integer;
      return value;
    case REDIS_REPLY_ARRAY:
      value.type = Reply::Type::array;
      value.elements.reserve(reply.elements);
      for (const redisReply* element : std::span(reply.element, reply.elements)) {
        value.elements.push_back(value_of(*element));
      }
      return value;
    default:
      return value;
  }
  value.text.assign(reply.str, static_cast<std::size_t>(reply.len));
  return value;
}

}  // namespace

Reader::Reader(ReplyBounds bounds) : reader_(nullptr, &redisReaderFree), validator_(bounds) {}

Result<std::optional<Reply>, ProtocolError> Reader::next() {
  if (error_) return *error_;
  auto parsed = parse();
  if (!parsed) error_ = parsed.error();
  return parsed;
}

Result<std::optional<Reply>, ProtocolError> Reader::parse() {
  if (!reader_ && pending_.empty()) return std::optional<Reply>{};
  if (!reader_) reader_.reset(redisReaderCreate());
  require_allocated(reader_ != nullptr);
  if (!pending_.empty()) {
    const auto accepted = validator_.accept(pending_);
    if (!accepted) return accepted.error();
    require_allocated(redisReaderFeed(reader_.get(), pending_.data(), accepted.value()) ==
                      REDIS_OK);
    pending_.erase(0, accepted.value());
  }
  void* parsed = nullptr;
  if (redisReaderGetReply(reader_.get(), &parsed) != REDIS_OK) {
    require_allocated(reader_->err != REDIS_ERR_OOM);
    return ProtocolError{reader_->errstr};
  }
  if (parsed == nullptr) return std::optional<Reply>{};
  const std::unique_ptr<void, decltype(&freeReplyObject)> owned(parsed, &freeReplyObject);
  return std::optional{value_of(*static_cast<const redisReply*>(parsed))};
}

}  // namespace rconn::resp
