#include "connector/redis/resp/command.hpp"

#include <vector>

#include "support/catch.hpp"

using namespace std::string_view_literals;

TEST_CASE("a command is an array of bulk strings, of any bytes") {
  const std::vector<std::string_view> words{"AUTH", "p\r\n\0w"sv};
  CHECK(rconn::resp::encode(words) == "*2\r\n$4\r\nAUTH\r\n$5\r\np\r\n\0w\r\n"sv);
  const std::vector<std::string_view> empty_word{"AUTH", ""};
  CHECK(rconn::resp::encode(empty_word) == "*2\r\n$4\r\nAUTH\r\n$0\r\n\r\n");
}
