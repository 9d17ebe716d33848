// Replies in pieces of any size, complete or malformed, one after another.

#include <algorithm>
#include <optional>
#include <vector>

#include "connector/redis/resp/command.hpp"
#include "connector/redis/resp/reader.hpp"
#include "fuzz/fuzz_target.hpp"
#include "fuzz/properties.hpp"

namespace {

using namespace rconn;
using namespace rconn::fuzz;
using resp::Reply;

struct Read {
  std::vector<Reply> replies;
  std::optional<std::string> broken;
};

void take_all(resp::Reader& reader, Read& read) {
  while (!read.broken) {
    auto next = reader.next();
    if (!next) {
      read.broken = next.error().why;
    } else if (!next.value()) {
      return;
    } else {
      read.replies.push_back(*std::move(next).value());
    }
  }
}

Read read_at_once(std::string_view bytes) {
  resp::Reader reader;
  Read read;
  reader.feed(bytes);
  take_all(reader, read);
  return read;
}

// Each piece has 1 to `longest` bytes.
Read read_in_pieces(std::string_view bytes, std::size_t longest) {
  resp::Reader reader;
  Read read;
  std::size_t size = 0;
  while (!bytes.empty() && !read.broken) {
    size = size % longest + 1;
    reader.feed(bytes.substr(0, size));
    bytes.remove_prefix(std::min(size, bytes.size()));
    take_all(reader, read);
  }
  return read;
}

// The depth of nested arrays that are not empty.
std::size_t depth_of(const Reply& reply) {  // NOLINT(misc-no-recursion)
  std::size_t deepest = 0;
  for (const Reply& element : reply.elements) deepest = std::max(deepest, depth_of(element));
  return deepest + (reply.elements.empty() ? 0 : 1);
}

std::size_t elements_of(const Reply& reply) {  // NOLINT(misc-no-recursion)
  std::size_t count = reply.elements.size();
  for (const Reply& element : reply.elements) count += elements_of(element);
  return count;
}

std::string written(const Reply& reply) {  // NOLINT(misc-no-recursion)
  switch (reply.type) {
    case Reply::Type::status:
      return "+" + reply.text + "\r\n";
    case Reply::Type::error:
      return "-" + reply.text + "\r\n";
    case Reply::Type::integer:
      return ":" + std::to_string(reply.integer) + "\r\n";
    case Reply::Type::bulk:
      return "$" + std::to_string(reply.text.size()) + "\r\n" + reply.text + "\r\n";
    case Reply::Type::nil:
      return "$-1\r\n";
    case Reply::Type::array:
      break;
  }
  std::string text = "*" + std::to_string(reply.elements.size()) + "\r\n";
  for (const Reply& element : reply.elements) text += written(element);
  return text;
}

std::string all_written(const std::vector<Reply>& replies) {
  std::string text;
  for (const Reply& reply : replies) text += written(reply);
  return text;
}

void require_within_limits(const Reply& reply) {
  require(depth_of(reply) <= resp::ReplyBounds::max_depth, "no reply is too deep");
  require(elements_of(reply) <= resp::ReplyBounds{}.elements(), "no reply has too many elements");
  require(written(reply).size() <= 2 * resp::ReplyBounds{}.bytes, "no reply is too long");
  require(!resp::describe(reply).empty(), "a reply can be described");
}

// A command that rconn sends is read back unchanged.
void require_round_trip(const std::string& bytes) {
  Input input(bytes);
  std::vector<std::string> words{"ECHO"};
  while (!input.empty()) words.push_back(input.piece());
  const std::vector<std::string_view> arguments(words.begin(), words.end());
  const Read read = read_at_once(resp::encode(arguments));
  require(read.replies.size() == 1 && read.replies.front().elements.size() == words.size(),
          "a command has its arguments");
  for (std::size_t i = 0; i < words.size(); ++i) {
    require(read.replies.front().elements[i].text == words[i], "an argument is sent as it is");
  }
}

void run(Input input) {
  const std::size_t longest = std::size_t{input.byte()} + 1;
  const std::string bytes = input.rest();
  const Read whole = read_at_once(bytes);
  const Read pieces = read_in_pieces(bytes, longest);
  for (const Reply& reply : whole.replies) require_within_limits(reply);
  const std::string text = all_written(whole.replies);
  require(text == all_written(pieces.replies), "pieces make no difference");
  require(whole.broken.has_value() == pieces.broken.has_value(),
          "what is broken is broken in pieces, too");
  const Read again = read_in_pieces(text, longest);
  require(!again.broken && all_written(again.replies) == text,
          "a reply written and read again is the same");
  require_round_trip(bytes);
}

const FuzzTarget target{"replies", run};

}  // namespace
