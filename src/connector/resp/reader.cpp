#include "connector/resp/reader.hpp"

#include <hiredis/hiredis.h>

#include <new>
#include <span>
#include <utility>

namespace rconn::resp {
namespace {

Reply value_of(const redisReply& reply) {
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

Reader::Reader() : reader_(redisReaderCreate(), &redisReaderFree) {
  if (!reader_) throw std::bad_alloc();
}

void Reader::feed(std::string_view bytes) {
  if (broken_) return;
  if (auto excess = limits_.admit(bytes)) {
    broken_ = Broken{*std::move(excess)};
    return;
  }
  if (redisReaderFeed(reader_.get(), bytes.data(), bytes.size()) != REDIS_OK) {
    throw std::bad_alloc();
  }
}

Result<std::optional<Reply>, Broken> Reader::next() {
  void* parsed = nullptr;
  if (!broken_ && redisReaderGetReply(reader_.get(), &parsed) != REDIS_OK) {
    broken_ = Broken{reader_->errstr};
  }
  if (broken_) return *broken_;
  if (parsed == nullptr) return std::optional<Reply>{};
  const std::unique_ptr<void, decltype(&freeReplyObject)> owned(parsed, &freeReplyObject);
  limits_.renew();
  return std::optional{value_of(*static_cast<const redisReply*>(parsed))};
}

}  // namespace rconn::resp
