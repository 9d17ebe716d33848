#include "connector/redis/resp/reader.hpp"

#include "support/catch.hpp"

using namespace rconn::resp;

namespace {

// The result of the reader for these bytes, fed one at a time.
std::string read(std::string_view bytes) {
  Reader reader;
  for (const char byte : bytes) {
    reader.feed({&byte, 1});
    const auto next = reader.next();
    if (!next) return "broken: " + next.error().why;
    if (next.value()) return describe(*next.value());
  }
  return "incomplete";
}

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("every type of RESP2 is read") {
  CHECK(read("+PONG\r\n") == "status \"PONG\"");
  CHECK(read("-ERR no\r\n") == "error \"ERR no\"");
  CHECK(read(":-7\r\n") == "integer -7");
  CHECK(read("$5\r\nhello\r\n") == "bulk string \"hello\"");
  CHECK(read("$0\r\n\r\n") == "bulk string \"\"");
  CHECK(read("$-1\r\n") == "nil");
  CHECK(read("*-1\r\n") == "nil");
  CHECK(read("*2\r\n$1\r\na\r\n:1\r\n") == "array of 2 elements");
}

TEST_CASE("an incomplete reply is no reply yet") {
  CHECK(read("+PON") == "incomplete");
  CHECK(read("$5\r\nhel") == "incomplete");
  CHECK(read("*2\r\n:1\r\n") == "incomplete");
}

TEST_CASE("bytes that are not RESP2 are a protocol error") {
  CHECK_THAT(read("HTTP/1.1\r\n"), StartsWith("broken: "));
  CHECK_THAT(read("*1\r\n%1\r\n"), StartsWith("broken: "));
  CHECK_THAT(read("$x\r\n"), StartsWith("broken: "));
  CHECK_THAT(read("\r\n"), StartsWith("broken: "));
  CHECK_THAT(read("+PONG\n"), ContainsSubstring("does not end in CR LF"));
}

TEST_CASE("a line that does not end in CR LF is an error at once") {
  CHECK_THAT(read("+PONG\n"), ContainsSubstring("does not end in CR LF"));
  CHECK_THAT(read("+PO\rNG\r\n"), ContainsSubstring("does not end in CR LF"));
  CHECK_THAT(read("+PONG\rX"), ContainsSubstring("does not end in CR LF"));
  CHECK_THAT(read("$5\nhello\r\n"), ContainsSubstring("does not end in CR LF"));
}

TEST_CASE("a string that is not as long as announced is an error") {
  CHECK_THAT(read("$3\r\nhello\r\n"), ContainsSubstring("after its announced end"));
  CHECK_THAT(read("$5\r\nhello\n\n"), ContainsSubstring("after its announced end"));
  CHECK_THAT(read("$5\r\nhello\rX"), ContainsSubstring("after its announced end"));
  CHECK_THAT(read("$0\r\n$0"), ContainsSubstring("after its announced end"));
}

TEST_CASE("after a protocol error the reader keeps returning it") {
  for (const char* bytes : {":x\r\n", "*1\r\n%1\r\n", "+PO\rNG\r\n", "$10737418240\r\n"}) {
    Reader reader;
    reader.feed(bytes);
    const auto first = reader.next();
    REQUIRE_FALSE(first);
    reader.feed("+PONG\r\n");
    const auto second = reader.next();
    REQUIRE_FALSE(second);
    CHECK(second.error().why == first.error().why);
  }
}

TEST_CASE("excessive lengths are refused before memory is allocated for them") {
  CHECK_THAT(read("$10737418240\r\n"), ContainsSubstring("10737418240 bytes announced"));
  CHECK_THAT(read("*2147483647\r\n"), ContainsSubstring("elements announced"));
  CHECK_THAT(read("*99999999999999999999\r\n"), StartsWith("broken: "));
  CHECK_THAT(read(repeated("*1\r\n", 10'000)), ContainsSubstring("nested more than 7 deep"));
  CHECK(read(repeated("*1\r\n", 7) + ":1\r\n") == "array of 1 elements");
}

// The kind of error of a reader with these bounds; none: there is a reply.
std::optional<ProtocolError::Kind> error_with(std::size_t bytes, const std::string& reply) {
  Reader reader(ReplyBounds{bytes});
  reader.feed(reply);
  const auto next = reader.next();
  if (!next) return next.error().kind;
  REQUIRE(next.value());
  return std::nullopt;
}

TEST_CASE("each bound of a reply is met exactly and exceeded by one") {
  constexpr std::size_t bytes = std::size_t{64} << 10;
  constexpr ReplyBounds bounds{bytes};
  const auto too_large = ProtocolError::Kind::too_large;
  const auto line = [](std::size_t size) { return "+" + std::string(size - 1, 'a') + "\r\n"; };
  const ReplyBounds usual;
  CHECK_FALSE(error_with(usual.bytes, line(usual.line_size() - 1)));  // with its CR
  CHECK(error_with(usual.bytes, line(usual.line_size() + 1)) == too_large);
  const auto string = [](std::size_t size) {
    return "$" + std::to_string(size) + "\r\n" + std::string(size, 'a') + "\r\n";
  };
  constexpr std::size_t framing = std::string_view("$65526\r\n\r\n").size();
  CHECK_FALSE(error_with(bytes, string(bytes - framing)));
  CHECK(error_with(bytes, string(bytes - framing + 1)) == too_large);
  CHECK(error_with(bytes, string(bytes + 1)) == too_large);
  const auto array = [](std::size_t size) {
    std::string text = "*" + std::to_string(size) + "\r\n";
    for (std::size_t i = 0; i < size; ++i) text += ":1\r\n";
    return text;
  };
  CHECK_FALSE(error_with(bytes, array(bounds.elements())));
  CHECK(error_with(bytes, array(bounds.elements() + 1)) == too_large);
  const auto nested = [](int depth) { return repeated("*1\r\n", depth) + ":1\r\n"; };
  CHECK_FALSE(error_with(bytes, nested(ReplyBounds::max_depth)));
  CHECK(error_with(bytes, nested(ReplyBounds::max_depth + 1)) == ProtocolError::Kind::too_deep);
  const auto number = [](std::size_t size) { return ":" + std::string(size - 2, '0') + "1\r\n"; };
  CHECK(error_with(bytes, number(ReplyBounds::max_number_size + 1)) ==
        ProtocolError::Kind::malformed);
}

TEST_CASE("the replies of the largest deployments are within the default bounds") {
  std::string sentinel = "*5000\r\n";  // SENTINEL MASTERS, 40 fields each
  for (int i = 0; i < 5000; ++i) {
    sentinel += "*40\r\n";
    for (int n = 0; n < 40; ++n) sentinel += "$20\r\n12345678901234567890\r\n";
  }
  const ReplyBounds usual;
  CHECK(sentinel.size() < usual.bytes);
  CHECK_FALSE(error_with(usual.bytes, sentinel));
}

TEST_CASE("a line without an end is refused at 64 KiB") {
  Reader reader;
  const std::string flood = repeated("+", 1000);
  int fed = 0;
  while (reader.next() && fed < 1'000'000) {
    reader.feed(flood);
    fed += 1000;
  }
  CHECK(fed > 60'000);
  CHECK(fed < 70'000);
}

TEST_CASE("many small arrays together count against the limit, but not across replies") {
  Reader reader;
  for (int i = 0; i < 3; ++i) {
    reader.feed("*10000\r\n");
    for (int n = 0; n < 10; ++n) reader.feed(repeated(":1\r\n", 1000));
    const auto reply = reader.next();
    REQUIRE(reply);
    REQUIRE(reply.value());
    CHECK(reply.value()->elements.size() == 10'000);
  }
  reader.feed(repeated("*3\r\n:1\r\n:1\r\n", 1));
  for (int n = 0; n < 6; ++n) reader.feed("*200000\r\n");
  CHECK_FALSE(reader.next());
}

TEST_CASE("bytes after a complete reply are checked only with the next one") {
  Reader reader;
  reader.feed("*2\r\n*1\r\n$1\r\na\r\n*0\r\ngarbage\r\n");
  CHECK(describe(*reader.next().value()) == "array of 2 elements");
  CHECK_FALSE(reader.left_over().empty());
  CHECK_FALSE(reader.next());
}

TEST_CASE("replies that arrive together are read one by one") {
  Reader reader;
  reader.feed("+OK\r\n$3\r\nab");
  CHECK(describe(*reader.next().value()) == "status \"OK\"");
  CHECK_FALSE(reader.next().value());
  reader.feed("c\r\n+PONG\r\n");
  CHECK(describe(*reader.next().value()) == "bulk string \"abc\"");
  CHECK(describe(*reader.next().value()) == "status \"PONG\"");
}
