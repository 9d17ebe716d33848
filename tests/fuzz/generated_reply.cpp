#include "fuzz/generated_reply.hpp"

#include <utility>
#include <vector>

#include "connector/redis/resp/digits.hpp"
#include "connector/redis/resp/frame_validator.hpp"
#include "connector/values/text/split.hpp"

namespace rconn::fuzz {
namespace {

using resp::Reply;

Reply word_reply(std::string_view word) {
  Reply reply;
  if (word == "~") return reply;
  if (word.starts_with(':')) {
    reply.type = Reply::Type::integer;
    reply.integer = resp::whole_number(word.substr(1)).value_or(0);
    return reply;
  }
  reply.type = word.starts_with('-') ? Reply::Type::error : Reply::Type::bulk;
  reply.text = word;
  return reply;
}

Reply array() {
  Reply reply;
  reply.type = Reply::Type::array;
  return reply;
}

}  // namespace

Reply generated_reply(std::string_view text) {
  std::vector<Reply> open;
  open.push_back(array());  // the outermost array
  const auto close = [&open] {
    Reply closed = std::move(open.back());
    open.pop_back();
    open.back().elements.push_back(std::move(closed));
  };
  for (const std::string_view word : split(text, '\n')) {
    if (word == "[" && open.size() <= resp::ReplyBounds::max_depth) {
      open.push_back(array());
    } else if (word != "]") {
      open.back().elements.push_back(word_reply(word));
    } else if (open.size() > 1) {
      close();
    }
  }
  while (open.size() > 1) close();
  std::vector<Reply>& all = open.front().elements;
  return all.empty() ? Reply{} : std::move(all.front());
}

}  // namespace rconn::fuzz
