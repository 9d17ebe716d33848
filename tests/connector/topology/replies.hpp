// Replies as literals.
// Entry points: bulk(), number(), nil(), array(), pairs().
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "connector/redis/resp/reply.hpp"

namespace replies {

using rconn::resp::Reply;

inline Reply bulk(std::string text) {
  Reply reply;
  reply.type = Reply::Type::bulk;
  reply.text = std::move(text);
  return reply;
}

inline Reply number(std::int64_t value) {
  Reply reply;
  reply.type = Reply::Type::integer;
  reply.integer = value;
  return reply;
}

inline Reply nil() { return {}; }

inline Reply array(std::vector<Reply> elements) {
  Reply reply;
  reply.type = Reply::Type::array;
  reply.elements = std::move(elements);
  return reply;
}

// Names and values in turn, all of them text.
inline Reply pairs(const std::vector<std::string>& words) {
  std::vector<Reply> elements;
  for (const std::string& word : words) elements.push_back(bulk(word));
  return array(std::move(elements));
}

}  // namespace replies
